import { dialectOf, type Fault, fault } from '@faultwire/core';
import { callFailed } from './call-failed.js';
import { providerOfHost } from './provider-of-host.js';
import { readBody } from './read-body.js';
import { readFailure } from './read-failure.js';
import { type Reply, withFacts } from './reply.js';
import { ReplyBody } from './reply-body.js';
import type { Wanted } from './request-model.js';
import { Ending, type EndSignal } from './resilience/end-signal.js';
import type { SendInit } from './send.js';
import type { IncomingAnswer, Transport } from './transport.js';
import type { AllTimeouts, UpstreamOptions } from './upstream-options.js';

/** How much of a failure's body is read, and for how long. */
const failureLimits = { maxBytes: 1_048_576, maxMs: 5_000 };

/** The largest plain answer that `json()` takes. */
const maxAnswerBytes = 64 * 1_048_576;

/** How one call is made, and who hears of its end. */
export interface Calling {
  readonly options: UpstreamOptions;
  readonly url: URL;
  readonly wanted: Wanted;
  /** Default: POST with a body, GET without. */
  readonly method: string | undefined;
  /** All that go up. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: SendInit['body'];
  /** Aborted when the caller has left. */
  readonly callerSignal: AbortSignal | undefined;
  /** Any of them ends the call. */
  readonly signals: readonly EndSignal[];
  readonly timeouts: AllTimeouts;
  /** Told when a body breaks whose status was good; gives back the Fault to be thrown. */
  broken(failure: Fault): Fault;
}

/**
 * One call of one provider, whatever is then made of it: a good status is a Reply, anything else a
 * thrown Fault as the provider meant it, whoever's key it was.
 */
export async function callProvider(transport: Transport, calling: Calling): Promise<Reply> {
  const { options, url, timeouts } = calling;
  const { model, stream: streamWanted } = calling.wanted;
  const { credentials, providers } = options;
  const provider = options.provider ?? providerOfHost(url.hostname);
  const startedAt = performance.now();
  const leave = new Ending();
  const ended = (error: unknown): Fault =>
    callFailed(error, calling.callerSignal, { provider: provider ?? url.hostname, model });

  let answer: IncomingAnswer;
  try {
    answer = await transport.send({
      url,
      method: calling.method ?? (calling.body === undefined ? 'GET' : 'POST'),
      headers: calling.headers,
      body: bodyOf(calling.body),
      signals: [leave, ...calling.signals],
      connectMs: timeouts.connectMs,
      firstByteMs: timeouts.firstContentMs,
    });
  } catch (error) {
    throw ended(error);
  }
  const { status, headers } = answer;
  if (status < 200 || status > 299) {
    const { text, error } = await readBody(answer.body, failureLimits);
    if (error !== undefined) leave.abort(error);
    const failed = { status, headers, body: text, provider, model };
    throw readFailure(failed, { credentials: 'caller', providers });
  }
  const explain = (error: unknown): Fault => calling.broken(ended(error));
  const body = new ReplyBody(answer.body, explain, () => leave.abort(undefined));
  return withFacts(
    { status, headers, body, attempts: [], json: () => readJson(body, timeouts.idleMs) },
    {
      dialect: dialectOf(url.pathname),
      provider,
      model,
      streamWanted,
      timeouts,
      reading: { credentials, providers },
      startedAt,
    },
  );
}

function bodyOf(body: SendInit['body']): string | Uint8Array | undefined {
  return typeof body === 'object' && !(body instanceof Uint8Array) ? JSON.stringify(body) : body;
}

async function readJson(body: AsyncIterable<Uint8Array>, idleMs: number): Promise<unknown> {
  const { text, error } = await readBody(body, { maxBytes: maxAnswerBytes, idleMs });
  if (error !== undefined) throw error;
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw fault('upstream_unreachable', { message: 'the answer is no JSON', cause });
  }
}
