import { Fault } from '@faultwire/core';
import type { FailedResponse, ReadOptions } from '../failed-response.js';
import { readFailure } from '../read-failure.js';
import { firstFailureEvent, isEventStream, isFailure } from './events.js';
import { isHtml } from './html.js';
import { isJsonObject, type JsonObject, parseJson } from './json.js';
import { rawOf } from './said-upstream.js';

/**
 * The failure inside a plain answer that came as a success, or undefined for a true one. Failures
 * are (docs/contract.md, "Streams"): an error body, HTML, nothing at all, `null`, `{}`, a 204,
 * JSON that was cut off, `choices: []`, `finish_reason: "error"`, a response whose status is
 * `failed`. What is neither JSON nor a page (a transcript, a sound) is a success. Never throws.
 *
 * @param answer the answer of a call that promised a JSON body.
 * @param options as for `readFailure`.
 * @example
 * ```ts
 * failureInSuccess({ status: 200, body: '{"error":{"code":429,"message":"…"}}' })?.code;
 * // 'rate_limit_exceeded'
 * ```
 */
export function failureInSuccess(
  answer: FailedResponse,
  options: ReadOptions = {},
): Fault | undefined {
  const text = String(answer.body ?? '');
  const first = /[^\s\uFEFF]/.exec(text)?.[0];
  if (first === undefined) return empty(answer, 'no body');
  if (first === '<') return isHtml(text) ? empty(answer, 'html') : undefined;
  if (first !== '{' && first !== '[' && first !== '"' && first !== 'n')
    return inEvents(answer, text, options);
  const body = parseJson(text);
  if (body === undefined)
    return first === 'n' || first === '"' ? undefined : broken(answer, options);
  if (body === null) return empty(answer, 'null');
  if (Array.isArray(body)) return isFailure(body[0]) ? readFailure(answer, options) : undefined;
  return isJsonObject(body) ? inObject(body, answer, options) : undefined;
}

function inObject(
  body: JsonObject,
  answer: FailedResponse,
  options: ReadOptions,
): Fault | undefined {
  if (Object.keys(body).length === 0) return empty(answer, '{}');
  if (saysFailed(body)) return readFailure(answer, options);
  const { choices } = body as { choices?: unknown };
  if (!Array.isArray(choices)) return undefined;
  if (choices.length === 0) return empty(answer, 'choices: []');
  const failed = choices.find(isBroken);
  if (failed === undefined) return undefined;
  const { error } = failed as { error?: unknown };
  if (error === undefined || error === null) return empty(answer, 'finish_reason: error');
  return readFailure({ ...answer, body: JSON.stringify({ error }) }, options);
}

function isBroken(choice: unknown): boolean {
  return isJsonObject(choice) && (choice['finish_reason'] === 'error' || isFailure(choice));
}

/** An error in one of its forms: OpenAI's and Anthropic's, Cloudflare's, MiniMax', Baidu's. */
function saysFailed(body: JsonObject): boolean {
  // A batch or a job that failed was read all right.
  if (body['status'] === 'failed' && !isResponse(body) && !body['error']) return false;
  if (isFailure(body) || body['success'] === false) return true;
  const { base_resp: status, error_code: code } = body as Record<string, unknown>;
  if (isJsonObject(status) && typeof status['status_code'] === 'number')
    return status['status_code'] !== 0;
  return code !== undefined && code !== null && code !== 0 && code !== '0' && !('choices' in body);
}

function isResponse(body: JsonObject): boolean {
  return body['object'] === 'response' || body['object'] === undefined;
}

/** An event stream where a plain answer was awaited: a failure only if its first word is one. */
function inEvents(answer: FailedResponse, text: string, options: ReadOptions): Fault | undefined {
  if (!isEventStream(text) || firstFailureEvent(text) === undefined) return undefined;
  return readFailure(answer, options);
}

/** JSON that was cut off or spoilt: the error in it if it has one, else not to be interpreted. */
function broken(answer: FailedResponse, options: ReadOptions): Fault {
  if (!/"error"\s{0,4}:\s{0,4}[{"[]/.test(answer.body.slice(0, 4096)))
    return empty(answer, 'truncated');
  return readFailure(answer, options);
}

/** An answer without an answer: the provider was reached, but what came cannot be interpreted. */
function empty({ status, body, provider, model }: FailedResponse, value: string): Fault {
  const made = new Fault('upstream_unreachable', {
    evidence: { by: 'none', field: 'body', value },
    upstream: {
      provider: provider ?? 'unknown',
      ...(model === undefined ? {} : { model }),
      ...(typeof status === 'number' ? { status } : {}),
      raw: rawOf(body),
    },
  });
  (made as { evidence: Fault['evidence'] }).evidence = { ...made.evidence, recognizer: 'success' };
  return made;
}
