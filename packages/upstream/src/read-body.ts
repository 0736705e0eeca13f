import { Buffer } from 'node:buffer';
import { fault } from '@faultwire/core';

/** How much of a body to read, and for how long. */
export interface ReadLimits {
  readonly maxBytes: number;
  /** In all. */
  readonly maxMs?: number;
  /** Between two pieces. */
  readonly idleMs?: number;
}

/** What came of a body within the limits. */
export interface BodyText {
  readonly text: string;
  /** What stopped the reading before the end, if anything did. */
  readonly error: unknown;
}

/**
 * Reads a body as text within limits. Never throws: what had come is the better half of an error.
 */
export async function readBody(
  body: AsyncIterable<Uint8Array>,
  { maxBytes, maxMs, idleMs }: ReadLimits,
): Promise<BodyText> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let error: unknown;
  const iterator = body instanceof ReadableStream ? readerOf(body) : body[Symbol.asyncIterator]();
  const endsAt = maxMs === undefined ? Number.POSITIVE_INFINITY : performance.now() + maxMs;
  try {
    while (bytes < maxBytes) {
      const waitMs = Math.min(idleMs ?? Number.POSITIVE_INFINITY, endsAt - performance.now());
      const next = await within(iterator.next(), waitMs);
      if (next.done === true) return { text: Buffer.concat(chunks).toString(), error };
      chunks.push(next.value);
      bytes += next.value.length;
    }
    error = fault('upstream_unreachable', { message: `more than ${maxBytes} bytes` });
  } catch (thrown) {
    error = thrown;
  }
  // Not awaited: the provider need not play along with our leaving.
  iterator.return?.().catch(() => {});
  return { text: Buffer.concat(chunks).subarray(0, maxBytes).toString(), error };
}

/**
 * A stream's own iterator lets a read that waits hold up the leaving, and with it the socket; its
 * reader does not.
 */
function readerOf(stream: ReadableStream<Uint8Array>): AsyncIterator<Uint8Array> {
  const reader = stream.getReader();
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? { done, value: undefined } : { done, value };
    },
    async return() {
      await reader.cancel();
      return { done: true, value: undefined };
    },
  };
}

function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  if (ms === Number.POSITIVE_INFINITY) return promise;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(fault('request_timeout', { message: `nothing more within ${Math.round(ms)} ms` })),
      Math.max(0, ms),
    );
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
