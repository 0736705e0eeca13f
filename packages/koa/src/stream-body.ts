import { Readable } from 'node:stream';

/**
 * The Node stream that Koa 3 would make of a web stream or a fetch Response. Made here, because once
 * Koa has made it nobody hears of its error in time to answer.
 */
export function streamOf(body: unknown): Readable | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const source = 'body' in body && body instanceof Response ? body.body : body;
  return source instanceof ReadableStream ? Readable.from(source) : undefined;
}
