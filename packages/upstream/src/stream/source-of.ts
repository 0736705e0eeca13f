import { Readable } from 'node:stream';
import type { ByteSource } from './byte-source.js';
import { NodeSource } from './node-source.js';
import { PulledSource } from './pulled-source.js';

/** A body of ours: beside its iterator it gives its bytes without a promise for each piece. */
export abstract class OwnBody implements AsyncIterable<Uint8Array> {
  abstract [Symbol.asyncIterator](): AsyncIterator<Uint8Array>;
  abstract source(): ByteSource;
}

/**
 * @param body a fetch Response's body, a Node stream, a Reply's body, a generator of one's own.
 */
export function sourceOf(
  body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>,
): ByteSource {
  if (body instanceof OwnBody) return body.source();
  if ('getReader' in body) return ofWebStream(body);
  return body instanceof Readable ? new NodeSource(body) : ofIterable(body);
}

function ofWebStream(body: ReadableStream<Uint8Array>): ByteSource {
  const reader = body.getReader();
  return new PulledSource({
    pull: () => reader.read(),
    cancel() {
      reader.cancel().catch(() => {});
    },
  });
}

function ofIterable(body: AsyncIterable<Uint8Array | string>): ByteSource {
  const iterator = body[Symbol.asyncIterator]();
  return new PulledSource({
    pull: () => iterator.next(),
    cancel() {
      // A foreign stream's iterator waits for the read at hand before it returns; destroying does not.
      const { destroy } = body as { destroy?: unknown };
      if (typeof destroy === 'function') Reflect.apply(destroy, body, []);
      // A generator of somebody's own may do anything here.
      else
        Promise.resolve()
          .then(() => iterator.return?.())
          .catch(() => {});
    },
  });
}
