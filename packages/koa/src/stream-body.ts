import { Readable } from 'node:stream';

/** A body that Koa pipes. */
export interface StreamBody {
  once(event: 'error', run: (error: unknown) => void): unknown;
}

/**
 * The Node stream that Koa would make of a body: itself, or of a web stream and a fetch Response
 * (Koa 3). Made here, because once Koa has made it nobody hears of its error in time to answer.
 */
export function streamOf(body: unknown): StreamBody | undefined {
  if (body instanceof Response) return body.body === null ? undefined : Readable.from(body.body);
  if (body instanceof ReadableStream) return Readable.from(body);
  const { once, pipe } = (body ?? {}) as { once?: unknown; pipe?: unknown };
  return typeof once === 'function' && typeof pipe === 'function'
    ? (body as StreamBody)
    : undefined;
}
