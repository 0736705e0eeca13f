import type { ServerResponse } from 'node:http';
import { openStream, requestInfo } from '@faultwire/core/node';
import { Pour } from './pour.js';
import { checkRelayOptions, type RelayOptions } from './relay-options.js';
import { knownSource, type RelaySource } from './relay-source.js';
import { type RelayTarget, responseOf, takeOver, wantsStream } from './relay-target.js';
import { ATTEMPTS_HEADER } from './resilience/layer-guard.js';
import { GuardedStream, type Opening } from './stream/guarded-stream.js';
import { headerOf } from './stream/source-facts.js';
import { destroyUnlessAnswered } from './stream/unanswered.js';

/**
 * Relays an answer byte for byte, stream or plain. Resolves at a true end. Otherwise it throws, and
 * the adapter answers with the real status (before the first byte) or has the error frame written
 * (after it): a broken stream never ends as if whole. Where nobody answers the Fault within 1 s,
 * the socket is destroyed.
 *
 * The 200 is held back until the first content, 5 s or 64 KiB. A caller who leaves ends the
 * upstream's work at once. Backpressure is kept (docs/contract.md, "Streams").
 *
 * @param source a Reply of `send`, a fetch Response, or a generator of frames.
 * @param out `res`, Koa's ctx, or Fastify's reply.
 * @throws a TypeError for an option that is wrong, otherwise a Fault: the provider's own failure, `upstream_unreachable` for a stream that broke or
 *   cannot be read, `request_timeout` for one that stalled, `client_closed_request`.
 * @example
 * ```ts
 * app.post('/v1/chat/completions', async (req, res) => {
 *   await relay(await upstream.send('/chat/completions', { body: req.body, caller: req }), res);
 * });
 * ```
 */
export async function relay(
  source: RelaySource,
  out: RelayTarget,
  options: RelayOptions = {},
): Promise<void> {
  const res = responseOf(out);
  let stream: GuardedStream | undefined;
  const leave = (): void => stream?.leave();
  try {
    checkRelayOptions(options);
    const { bytes, facts } = await knownSource(source, options, wantsStream(out));
    stream = new GuardedStream(bytes, facts, options.keepPartialBytes ?? 0);
    res.on('close', leave);
    if (res.destroyed) leave();
    let opening: Opening | undefined = await stream.open();
    takeOver(out);
    const attempts = headerOf(facts, ATTEMPTS_HEADER);
    if (/^\d{1,4}$/.test(attempts)) res.setHeader(ATTEMPTS_HEADER, attempts);
    if (opening.form === 'plain') sendPlain(res, facts.status, opening);
    else {
      const { dialect } = facts;
      const owner = openStream(res, { dialect, heartbeatMs: options.heartbeatMs });
      const poured = new Pour(stream, owner, out).whole(opening.bytes);
      // A stream that waits keeps none of its bytes.
      opening = undefined;
      await poured;
    }
  } catch (failure) {
    destroyUnlessAnswered(res);
    throw failure;
  } finally {
    res.off('close', leave);
    await stream?.close();
  }
}

function sendPlain(
  res: ServerResponse,
  status: number,
  { bytes, type }: Opening & { form: 'plain' },
): void {
  res.statusCode = status;
  if (!res.hasHeader('x-request-id')) res.setHeader('x-request-id', requestInfo(res.req).id);
  res.setHeader('content-type', type);
  res.setHeader('content-length', bytes.length);
  res.end(bytes);
}
