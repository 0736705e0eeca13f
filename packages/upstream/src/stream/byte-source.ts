import { fault } from '@faultwire/core';

/** Takes what a source gives. */
export interface ByteSink {
  /** @returns may the next piece come at once? Otherwise it has to be asked for with `flow`. */
  take(bytes: Uint8Array): boolean;
  /** The body came to a clean end. */
  end(): void;
  /** The body broke. */
  fail(error: unknown): void;
}

/** Where the bytes come from, whatever its outer form. */
export interface ByteSource {
  /**
   * Gives pieces, at once or later, until the sink has enough, and then again from the next call
   * on, which may not come from inside `take`. Its end or failure it tells once, asked or not.
   */
  flow(sink: ByteSink): void;
  /** Nothing more is wanted: ends the transfer at once, in mid-wait too. */
  cancel(): void;
}

/** A body that has come already. */
export function noBytes(): ByteSource {
  return { flow: (sink) => sink.end(), cancel() {} };
}

/** The next piece alone, of what holds back its end too until it is asked; undefined at a clean end. */
export function nextPiece(source: Pick<ByteSource, 'flow'>): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    source.flow({
      take(bytes) {
        resolve(bytes);
        return false;
      },
      end: () => resolve(undefined),
      fail: reject,
    });
  });
}

/** The piece's bytes; text is UTF-8. */
export function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return Buffer.from(value);
  throw fault('internal_error', {
    message: `A stream to be relayed must yield bytes or text, not ${typeof value}.`,
  });
}
