import { Buffer } from 'node:buffer';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FaultCode } from '@faultwire/core';
import { anthropicError } from './errors/anthropic.js';
import type { ErrorAnswer } from './errors/error-answer.js';
import { geminiError } from './errors/gemini.js';
import { openaiError } from './errors/openai.js';
import { type Exchange, openExchange } from './exchange.js';
import { goodAnswers } from './good-answers.js';
import { misbehaviours } from './misbehave.js';
import type { RequestLog } from './request-log.js';
import { findRoute, type Route } from './routes.js';
import { isStreamFault, type Rule, type Scenario } from './scenario.js';
import type { Script } from './script.js';
import { answerWell, sendJson } from './well-behaved.js';
import { readWish } from './wish.js';

/** What answers a request of the fault upstream. */
export interface HandlerOptions {
  readonly scenario: Scenario;
  readonly script: Script;
  readonly log: RequestLog;
  /** Milliseconds since the start of the scenario. */
  readonly elapsedMs: () => number;
}

/** Makes the request listener: log, find the route, find the fault, answer. */
export function createHandler(
  options: HandlerOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://upstream.invalid');
    const method = request.method ?? 'GET';
    const body = await readBody(request);
    const { headers } = request;
    const exchange = openExchange(
      request,
      response,
      options.log.add({ method, path: pathname, headers, body }),
    );
    response.setHeader('x-request-id', `up_${options.log.entries.length}`);
    const route = findRoute(pathname);
    if (route === undefined) return fail(exchange, openaiError('not_found'));
    if (method !== route.method) return fail(exchange, openaiError('method_not_allowed'));
    await serve(exchange, route, body, request, options);
  };
}

async function serve(
  exchange: Exchange,
  route: Route,
  body: unknown,
  request: IncomingMessage,
  { scenario, script, elapsedMs }: HandlerOptions,
): Promise<void> {
  const fields = isRecord(body) ? body : {};
  const model = route.model ?? (typeof fields['model'] === 'string' ? fields['model'] : '');
  const answer = goodAnswers[route.kind](model, fields);
  const stream = (route.stream ?? fields['stream'] === true) && answer.frames.length > 0;
  const wish = readWish(request.headers, model);
  if (wish !== undefined && 'unknown' in wish) {
    return fail(exchange, errorOf('model_not_found', route, scenario));
  }
  const rule: Rule | undefined = wish?.rule ?? script.next(elapsedMs(), stream);
  if (rule === undefined || rule.fault === 'none') return answerWell(exchange, answer, stream);
  if (isStreamFault(rule.fault)) {
    return misbehaviours[rule.fault]({ exchange, answer, stream, rule });
  }
  fail(exchange, withWait(errorOf(rule.fault, route, scenario), rule.retryAfterMs));
}

/** The wait that a rule states, in the header that every provider knows. */
function withWait(error: ErrorAnswer, waitMs: number | undefined): ErrorAnswer {
  if (waitMs === undefined) return error;
  const seconds = String(Math.ceil(waitMs / 1000));
  return { ...error, headers: { ...error.headers, 'retry-after': seconds } };
}

/** The error in the form of the route's provider, or of the one that the scenario plays. */
function errorOf(code: FaultCode, route: Route, scenario: Scenario): ErrorAnswer {
  const { dialect } = route;
  if (dialect === 'anthropic') return anthropicError(code);
  if (dialect === 'gemini') return geminiError(code);
  if (scenario.provider === 'anthropic') return anthropicError(code);
  if (scenario.provider === 'gemini') return geminiError(code);
  return openaiError(code);
}

function fail(exchange: Exchange, { status, headers, body }: ErrorAnswer): void {
  sendJson(exchange, status, body, headers);
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
  } catch {
    return undefined; // the caller left while sending
  }
  const text = Buffer.concat(chunks).toString();
  try {
    return JSON.parse(text);
  } catch {
    return text === '' ? undefined : text;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
