import { checkRelayOptions, type RelayOptions } from './relay-options.js';
import { type KnownSource, knownSource } from './relay-source.js';
import { GuardedBody } from './stream/guarded-body.js';
import { GuardedStream, type Opening } from './stream/guarded-stream.js';

/** Where `classify` finds the Fault of a broken stream again: an SDK's error carries the headers. */
const FAULT = Symbol.for('faultwire.fault');
const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/**
 * `relay` for hosts that answer with a Response: Hono, Next, workers. Resolves at the first content
 * (or the hold's end) with a Response whose body is the guarded stream. No adapter sees what fails
 * after that, so a stream that breaks is ended with the error frame of its dialect here.
 *
 * @param response nobody may have read of its body.
 * @param options as for `relay`.
 * @throws a Fault where the answer fails before its first content, or has a status of failure.
 * @example
 * ```ts
 * app.post('/v1/chat/completions', async (c) =>
 *   guard(await fetch(url, { method: 'POST', headers, body: await c.req.text() })),
 * );
 * ```
 */
export async function guard(response: Response, options: RelayOptions = {}): Promise<Response> {
  checkRelayOptions(options);
  return guardSource(await knownSource(response, options, undefined), options);
}

/** The same for a source of which more is known than its Response tells. */
export async function guardSource(
  { bytes, facts }: KnownSource,
  options: RelayOptions,
): Promise<Response> {
  const stream = new GuardedStream(bytes, facts, options.keepPartialBytes ?? 0);
  try {
    const opening = await stream.open();
    if (opening.form === 'plain') return plainResponse(opening, facts.status);
    const headers = new Headers(STREAM_HEADERS);
    const body = new GuardedBody(stream, opening.bytes, {
      dialect: facts.dialect,
      heartbeatMs: options.heartbeatMs ?? 10_000,
      onBroken: (failure) => Object.defineProperty(answer.headers, FAULT, { value: failure }),
    });
    // Nothing is read ahead of the caller.
    const answer = new Response(new ReadableStream(body, { highWaterMark: 0 }), { headers });
    return answer;
  } catch (failure) {
    await stream.close();
    throw failure;
  }
}

function plainResponse({ bytes, type }: Opening & { form: 'plain' }, status: number): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    status,
    headers: { 'content-type': type },
  });
}
