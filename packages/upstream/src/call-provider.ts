import { dialectOf, type Fault, fault } from '@faultwire/core';
import { requestInfo } from '@faultwire/core/node';
import { callFailed } from './call-failed.js';
import { outgoingHeaders } from './outgoing-headers.js';
import { providerOfHost } from './provider-of-host.js';
import { readBody } from './read-body.js';
import { readFailure } from './read-failure.js';
import { type Reply, withFacts } from './reply.js';
import { readRequest } from './request-model.js';
import type { SendInit } from './send.js';
import type { IncomingAnswer, Transport } from './transport.js';
import { defaultTimeouts, type UpstreamOptions } from './upstream-options.js';

/** How much of a failure's body is read, and for how long. */
const failureLimits = { maxBytes: 1_048_576, maxMs: 5_000 };

/** The largest plain answer that `json()` takes. */
const maxAnswerBytes = 64 * 1_048_576;

/** How one call is made, and who hears of its end. */
export interface Calling {
  readonly signals: readonly AbortSignal[];
  /** On top of all others. */
  readonly headers: Readonly<Record<string, string>>;
  /** Told when a body breaks whose status was good; gives back the Fault to be thrown. */
  broken(failure: Fault): Fault;
}

/**
 * One call of one provider, whatever is then made of it: a good status is a Reply, anything else a
 * thrown Fault as the provider meant it, whoever's key it was.
 */
export async function callProvider(
  options: UpstreamOptions,
  transport: Transport,
  url: URL,
  init: SendInit,
  calling: Calling,
): Promise<Reply> {
  const timeouts = { ...defaultTimeouts, ...defined(options.timeouts) };
  const { model, stream: streamWanted } = readRequest({ path: url.pathname, body: init.body });
  const provider = options.provider ?? providerOfHost(url.hostname);
  const startedAt = performance.now();
  const reading = { credentials: options.credentials, providers: options.providers };
  const info = init.caller === undefined ? undefined : requestInfo(init.caller);
  const leave = new AbortController();
  const ended = (error: unknown): Fault =>
    callFailed(error, info?.signal, { provider: provider ?? url.hostname, model });

  let answer: IncomingAnswer;
  try {
    answer = await transport.send({
      url,
      method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
      headers: { ...outgoingHeaders(options, init, info?.id), ...calling.headers },
      body: bodyOf(init.body),
      signals: [leave.signal, ...calling.signals],
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
    const meant = { ...reading, credentials: 'caller' as const };
    throw readFailure({ status, headers, body: text, provider, model }, meant);
  }
  const body = explained(answer.body, (error) => calling.broken(ended(error)), leave);
  return withFacts(
    { status, headers, body, attempts: [], json: () => readJson(body, timeouts.idleMs) },
    {
      dialect: dialectOf(url.pathname),
      provider,
      model,
      streamWanted,
      timeouts,
      reading,
      startedAt,
    },
  );
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
