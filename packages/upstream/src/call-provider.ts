import { type Attempt, dialectOf, type Fault, fault } from '@faultwire/core';
import { noteRequest, requestInfo } from '@faultwire/core/node';
import { type Call, failedAttempt, servedAttempt, withAttempts } from './attempts.js';
import { callFailed } from './call-failed.js';
import { outgoingHeaders } from './outgoing-headers.js';
import { providerOfHost } from './provider-of-host.js';
import { readBody } from './read-body.js';
import { readFailure } from './read-failure.js';
import { type Reply, withFacts } from './reply.js';
import type { SendInit } from './send.js';
import type { IncomingAnswer, Transport } from './transport.js';
import { defaultTimeouts, type UpstreamOptions } from './upstream-options.js';

/** How much of a failure's body is read, and for how long. */
const failureLimits = { maxBytes: 1_048_576, maxMs: 5_000 };

/** The largest plain answer that `json()` takes. */
const maxAnswerBytes = 64 * 1_048_576;

/**
 * One call of one provider, whatever is then made of it: a good status is a Reply, anything else a
 * thrown Fault with this call as its trail.
 */
export async function callProvider(
  options: UpstreamOptions,
  transport: Transport,
  url: URL,
  init: SendInit,
): Promise<Reply> {
  const timeouts = { ...defaultTimeouts, ...defined(options.timeouts) };
  const model = modelOf(init.body, url.pathname);
  const provider = options.provider ?? providerOfHost(url.hostname);
  const call: Call = {
    provider: provider ?? url.hostname,
    model: model ?? '',
    startedAt: performance.now(),
  };
  const reading = { credentials: options.credentials, providers: options.providers };
  const info = init.caller === undefined ? undefined : requestInfo(init.caller);
  const leave = new AbortController();

  const note = (attempt: Attempt): readonly Attempt[] => {
    const attempts = [...(info?.attempts ?? []), attempt];
    if (init.caller !== undefined) {
      noteRequest(init.caller, {
        provider: call.provider,
        attempts,
        ...(model === undefined ? {} : { model }),
      });
    }
    return [attempt];
  };
  const failed = (failure: Fault): Fault =>
    withAttempts(failure, note(failedAttempt(call, failure)));
  const ended = (error: unknown): Fault =>
    failed(callFailed(error, info?.signal, { provider: call.provider, model }));

  let answer: IncomingAnswer;
  try {
    answer = await transport.send({
      url,
      method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
      headers: outgoingHeaders(options, init, info?.id),
      body: bodyOf(init.body),
      signals: [leave.signal, info?.signal, init.signal].filter((signal) => signal !== undefined),
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
    throw failed(readFailure({ status, headers, body: text, provider, model }, reading));
  }
  const body = explained(answer.body, ended, leave);
  return withFacts(
    {
      status,
      headers,
      body,
      attempts: note(servedAttempt(call, status)),
      json: () => readJson(body, timeouts.idleMs),
    },
    {
      dialect: dialectOf(url.pathname),
      provider,
      model,
      timeouts,
      reading,
      startedAt: call.startedAt,
    },
  );
}

/** The body names the model; with Gemini the path does. */
function modelOf(body: SendInit['body'], path: string): string | undefined {
  const inPath = /\/models\/([^/]{1,256}):\w+$/.exec(path)?.[1];
  if (inPath !== undefined) return inPath;
  if (typeof body !== 'object' || body instanceof Uint8Array) return undefined;
  const model: unknown = (body as { model?: unknown }).model;
  return typeof model === 'string' ? model : undefined;
}

function bodyOf(body: SendInit['body']): string | Uint8Array | undefined {
  return typeof body === 'object' && !(body instanceof Uint8Array) ? JSON.stringify(body) : body;
}

/** The body, its errors told as Faults; whoever stops reading ends the call, even in mid-wait. */
function explained(
  body: AsyncIterable<Uint8Array>,
  explain: (error: unknown) => Fault,
  leave: AbortController,
): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const iterator = body[Symbol.asyncIterator]();
      return {
        next: () =>
          iterator.next().catch((error: unknown) => {
            throw explain(error);
          }),
        async return() {
          leave.abort();
          return { done: true, value: undefined };
        },
      };
    },
  };
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

function defined<T extends object>(values: T | undefined): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== undefined),
  ) as { [K in keyof T]: NonNullable<T[K]> };
}
