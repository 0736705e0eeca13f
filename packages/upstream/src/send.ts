import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type Attempt, dialectOf, type Fault, fault } from '@faultwire/core';
import { type Incoming, requestInfo } from '@faultwire/core/node';
import { type Call, failedAttempt, servedAttempt, withAttempts } from './attempts.js';
import { callFailed } from './call-failed.js';
import { providerOfHost } from './provider-of-host.js';
import { readBody } from './read-body.js';
import { readFailure } from './read-failure.js';
import { type Reply, withFacts } from './reply.js';
import type { IncomingAnswer, Transport } from './transport.js';
import { defaultTimeouts, type UpstreamOptions } from './upstream-options.js';

/** One request to a provider. */
export interface SendInit {
  /** An object is sent as JSON. */
  body?: object | string | Uint8Array | undefined;
  /** Default: POST with a body, GET without. */
  method?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  /** Ends the call; a Fault as its reason is what is thrown. */
  signal?: AbortSignal | undefined;
  /** The inbound request: its id goes on, its end aborts, its report learns of this call. */
  caller?: Incoming | undefined;
}

/** How much of a failure's body is read, and for how long. */
const failureLimits = { maxBytes: 1_048_576, maxMs: 5_000 };

/** The largest plain answer that `json()` takes. */
const maxAnswerBytes = 64 * 1_048_576;

/** Makes the face for gateways: a good status is a Reply, anything else a thrown Fault. */
export function createSend(
  options: UpstreamOptions,
  transport: Transport,
): (path: string, init?: SendInit) => Promise<Reply> {
  const timeouts = { ...defaultTimeouts, ...defined(options.timeouts) };
  return async (path, init = {}) => {
    const url = urlOf(path, options.baseURL);
    const model = modelOf(init.body);
    const provider = options.provider ?? providerOfHost(url.hostname);
    const call: Call = {
      provider: provider ?? url.hostname,
      model: model ?? '',
      startedAt: performance.now(),
    };
    const info = init.caller === undefined ? undefined : requestInfo(init.caller);
    const leave = new AbortController();
    const ended = (error: unknown): Fault => {
      const seen = callFailed(error, info?.signal, { provider: call.provider, model });
      return withAttempts(seen, [failedAttempt(call, seen)]);
    };
    let answer: IncomingAnswer;
    try {
      answer = await transport.send({
        url,
        method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
        headers: headersOf(options, init, info?.id),
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
      const read = readFailure({ status, headers, body: text, provider, model }, options);
      throw withAttempts(read, [failedAttempt(call, read)]);
    }
    const attempts: readonly Attempt[] = [servedAttempt(call, status)];
    const body = explained(answer.body, ended, leave);
    const json = (): Promise<unknown> => readJson(body, timeouts.idleMs);
    return withFacts(
      { status, headers, body, attempts, json },
      { dialect: dialectOf(url.pathname), provider, model, timeouts, startedAt: call.startedAt },
    );
  };
}

/** The path goes behind the base URL, whatever slashes either has. */
function urlOf(path: string, baseURL: string | undefined): URL {
  if (baseURL === undefined) throw new TypeError('createUpstream: send needs the option baseURL');
  return new URL(`${baseURL.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`);
}

function modelOf(body: SendInit['body']): string | undefined {
  if (typeof body !== 'object' || body instanceof Uint8Array) return undefined;
  const model: unknown = (body as { model?: unknown }).model;
  return typeof model === 'string' ? model : undefined;
}

function bodyOf(body: SendInit['body']): string | Uint8Array | undefined {
  return typeof body === 'object' && !(body instanceof Uint8Array) ? JSON.stringify(body) : body;
}

function headersOf(
  options: UpstreamOptions,
  init: SendInit,
  requestId: string | undefined,
): Record<string, string> {
  const inbound = inboundHeaders(init.caller);
  const retries = inbound['x-stainless-retry-count'];
  const authorization =
    options.credentials === 'caller'
      ? inbound.authorization
      : options.apiKey === undefined
        ? undefined
        : `Bearer ${options.apiKey}`;
  return {
    'accept-encoding': 'identity',
    ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
    ...(typeof retries === 'string' ? { 'x-stainless-retry-count': retries } : {}),
    ...(authorization === undefined ? {} : { authorization }),
    ...options.headers,
    ...init.headers,
  };
}

function inboundHeaders(caller: Incoming | undefined): IncomingHttpHeaders {
  if (caller === undefined) return {};
  const request: IncomingMessage =
    'raw' in caller ? caller.raw : 'req' in caller ? caller.req : caller;
  return request.headers;
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
