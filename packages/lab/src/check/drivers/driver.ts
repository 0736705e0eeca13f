import type { StreamDialect } from '@faultwire/core';

/** One call that a client is to make. */
export interface Call {
  /** What an OpenAI client takes as `baseURL`. */
  readonly baseURL: string;
  readonly key: string;
  readonly model: string;
  readonly stream: boolean;
  readonly dialect: StreamDialect;
  /** Fields of the request beside model and messages. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Bytes that no SDK would send; for the bare fetch. */
  readonly raw?: RawRequest;
}

/** A request as it is. */
export interface RawRequest {
  readonly method: string;
  /** Below the base URL. */
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  /** Leave the key out. */
  readonly keyless?: boolean;
}

/** What a client told its user. */
export interface Outcome {
  /** `raised`: thrown, or an error part. `flagged`: a field tells. `complete`: taken for whole. */
  readonly end: 'raised' | 'flagged' | 'complete';
  readonly exception?: string;
  readonly status?: number;
  readonly code?: string | null;
  readonly type?: string;
  readonly param?: string | null;
  readonly requestId?: string;
  readonly text?: string;
  readonly message?: string;
}

/** Imports a package of the client. */
// biome-ignore lint/suspicious/noExplicitAny: a client's module has the types of its version, not ours
export type Load = (name: string) => Promise<any>;

/** Makes the calls of one family of clients; what it throws is told as raised. */
export interface Driver {
  call(call: Call): Promise<Outcome>;
  /** Reads what the client raised. */
  read(error: unknown): Omit<Outcome, 'end'>;
}
