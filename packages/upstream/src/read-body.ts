import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { type Fault, fault } from '@faultwire/core';

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
export function readBody(body: AsyncIterable<Uint8Array>, limits: ReadLimits): Promise<BodyText> {
  // An iterator over a Node stream costs as much as all the rest of a small answer.
  return body instanceof Readable ? readStream(body, limits) : readIterable(body, limits);
}

function readStream(stream: Readable, { maxBytes, maxMs, idleMs }: ReadLimits): Promise<BodyText> {
  return new Promise((resolve) => {
    const chunks: Uint8Array[] = [];
    let bytes = 0;
    const endsAt = endOf(maxMs);
    const longest = (): number => Math.min(idleMs ?? FOREVER, endsAt - performance.now());
    const late = (): void => stop(nothingMore(idleMs ?? maxMs ?? 0));
    let timer = after(longest(), late);
    // The listeners stay: it is read to its end or destroyed, and an error on its way out is nobody's.
    let over = false;
    const settle = (error: unknown): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      resolve({ text: textOf(chunks, maxBytes), error });
    };
    const stop = (error: unknown): void => {
      settle(error);
      stream.destroy();
    };
    const take = (chunk: Uint8Array): void => {
      if (over) return;
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= maxBytes) stop(tooMuch(maxBytes));
      if (bytes >= maxBytes || idleMs === undefined) return;
      clearTimeout(timer);
      timer = after(longest(), late);
    };
    const ended = (): void => settle(undefined);
    const broken = (): void => {
      if (!over) settle(stream.errored ?? new Error('the body was cut off'));
    };
    if (stream.destroyed) return stream.readableEnded ? ended() : broken();
    stream.on('data', take).on('end', ended).on('error', settle).on('close', broken);
  });
}

async function readIterable(
  body: AsyncIterable<Uint8Array>,
  { maxBytes, maxMs, idleMs }: ReadLimits,
): Promise<BodyText> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let error: unknown;
  const iterator = body instanceof ReadableStream ? readerOf(body) : body[Symbol.asyncIterator]();
  const endsAt = endOf(maxMs);
  try {
    while (bytes < maxBytes) {
      const waitMs = Math.min(idleMs ?? FOREVER, endsAt - performance.now());
      const next = await within(iterator.next(), waitMs);
      if (next.done === true) return { text: textOf(chunks, maxBytes), error };
      chunks.push(next.value);
      bytes += next.value.length;
    }
    error = tooMuch(maxBytes);
  } catch (thrown) {
    error = thrown;
  }
  // Not awaited: the provider need not play along with our leaving.
  iterator.return?.().catch(() => {});
  return { text: textOf(chunks, maxBytes), error };
}

const FOREVER = Number.POSITIVE_INFINITY;

function endOf(maxMs: number | undefined): number {
  return maxMs === undefined ? FOREVER : performance.now() + maxMs;
}

function after(ms: number, run: () => void): NodeJS.Timeout | undefined {
  return ms === FOREVER ? undefined : setTimeout(run, Math.max(0, ms));
}

function textOf(chunks: readonly Uint8Array[], maxBytes: number): string {
  const [first] = chunks;
  if (first === undefined) return '';
  const whole = chunks.length === 1 ? first : Buffer.concat(chunks);
  const { buffer, byteOffset, length } = whole;
  return Buffer.from(buffer, byteOffset, Math.min(length, maxBytes)).toString();
}

function tooMuch(maxBytes: number): Fault {
  return fault('upstream_unreachable', { message: `more than ${maxBytes} bytes` });
}

function nothingMore(ms: number): Fault {
  return fault('request_timeout', { message: `nothing more within ${Math.round(ms)} ms` });
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
  if (ms === FOREVER) return promise;
  return new Promise((resolve, reject) => {
    const timer = after(ms, () => reject(nothingMore(ms)));
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
