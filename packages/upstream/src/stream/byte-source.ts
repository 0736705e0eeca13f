import { fault } from '@faultwire/core';

/** One piece of a body; `done` says that it came to a clean end. */
export type Piece =
  | { readonly done?: false | undefined; readonly value: Uint8Array | string }
  | { readonly done: true; readonly value?: unknown };

/** Where the bytes come from, whatever its outer form. */
export interface ByteSource {
  /** Rejects where the body breaks. Never called twice at once. */
  read(): Promise<Piece>;
  /** Nothing more is wanted: ends the transfer at once, in mid-wait too. */
  cancel(): void;
}

/**
 * @param body a fetch Response's body, a Node stream, a Reply's body, a generator of one's own.
 */
export function byteSource(
  body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>,
): ByteSource {
  return 'getReader' in body ? ofWebStream(body) : ofIterable(body);
}

/** A body that has come already. */
export function noBytes(): ByteSource {
  return { read: async () => ({ done: true }), cancel() {} };
}

function ofWebStream(body: ReadableStream<Uint8Array>): ByteSource {
  const reader = body.getReader();
  return {
    read: () => reader.read() as Promise<Piece>,
    cancel() {
      reader.cancel().catch(() => {});
    },
  };
}

function ofIterable(body: AsyncIterable<Uint8Array | string>): ByteSource {
  const iterator = body[Symbol.asyncIterator]();
  return {
    read: () => iterator.next() as Promise<Piece>,
    cancel() {
      // A Node stream's iterator waits for the read at hand before it returns; destroying does not.
      const { destroy } = body as { destroy?: unknown };
      if (typeof destroy === 'function') Reflect.apply(destroy, body, []);
      // A generator of somebody's own may do anything here.
      else
        Promise.resolve()
          .then(() => iterator.return?.())
          .catch(() => {});
    },
  };
}

/** The piece's bytes; text is UTF-8. */
export function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === 'string') return Buffer.from(value);
  throw fault('internal_error', {
    message: `A stream to be relayed must yield bytes or text, not ${typeof value}.`,
  });
}
