import type { StreamDialect } from '@faultwire/core';

/** One server-sent event: the name of its `event:` line, its `data:` lines joined. */
export interface StreamEvent {
  /** Empty where no `event:` line stands. */
  readonly name: string;
  readonly data: string;
}

/** Why a stream is broken. */
export type StreamFailure =
  /** The provider said so; `body` is its word, as JSON where it was JSON. */
  | { readonly why: 'said'; readonly body: string }
  /** A frame that cannot be read. */
  | { readonly why: 'malformed' }
  /** The end came before the answer was whole. */
  | { readonly why: 'truncated' }
  /** A frame without end. */
  | { readonly why: 'endless' };

/** Token counts as the provider names them. */
export type Usage = Readonly<Record<string, unknown>>;

/** What one event says about the answer that it is part of. */
export interface Reading {
  /**
   * `content`: the model has begun to answer. `lifecycle`: belongs to the dialect, is no content.
   * `foreign`: nothing that the dialect has, so it is dropped. `end`: the answer is whole and
   * nothing follows. `failure`: see `failure`.
   */
  readonly says: 'content' | 'lifecycle' | 'foreign' | 'end' | 'failure';
  readonly failure?: StreamFailure;
  readonly text?: string | undefined;
  readonly usage?: Usage | undefined;
  /** Responses API: the number of this event. */
  readonly sequenceNumber?: number | undefined;
  /**
   * Would a frame that differs only in the dialect's `varying` values say the same? Then it need
   * not be parsed.
   */
  readonly steady?: boolean;
}

/** Follows one stream from event to event. */
export interface Judge {
  /** @param event never with empty data. */
  read(event: StreamEvent): Reading;
  /** May the stream end cleanly here? */
  readonly whole: boolean;
}

/** One stream dialect: what its events mean and what its frames may carry. */
export interface Dialect {
  readonly name: StreamDialect;
  /** Keys whose strings and whole numbers change from frame to frame without a change of meaning. */
  readonly varying: ReadonlySet<string>;
  /** Fields (`''` is a comment) that its clients trip over in a frame with data: dropped. */
  readonly foreignFields: ReadonlySet<string>;
  /** Must every frame have an `event:` line? Then a missing one is made from `type`. */
  readonly named: boolean;
  /** Does a mere `error` key, even a null one, read as a failure? Then it is cut out. */
  readonly errorKeyAlarms: boolean;
  judge(): Judge;
}
