import { envelopeText } from './envelope-text.js';
import type { Fault } from './fault.js';
import type { Profile } from './profiles/profile.js';
import type { Told } from './tell.js';
import type { FaultCode, StreamDialect } from './types.js';

/**
 * The dialect of a route by its path: Anthropic's `…/messages` below `/v1` or the profile's base
 * path, Gemini's `…/models/M:generateContent`, OpenAI's `…/responses`, else Chat Completions.
 * The failures of a route speak its dialect (docs/contract.md, "Streams").
 *
 * @example
 * ```ts
 * dialectOf('/v1beta/models/gemini-2.5-pro:streamGenerateContent'); // 'gemini'
 * ```
 */
export function dialectOf(path: string, profile?: Pick<Profile, 'basePath'>): StreamDialect {
  const query = path.indexOf('?');
  const bare = query === -1 ? path : path.slice(0, query);
  if (/\/models\/[^/]{1,256}:(?:g|streamG)enerateContent$/.test(bare)) return 'gemini';
  if (bare.endsWith('/responses')) return 'responses';
  if (bare.endsWith('/v1/messages') || (profile && bare === `${profile.basePath}/messages`))
    return 'anthropic';
  return 'chat';
}

/** Anthropic's words for our codes: https://docs.anthropic.com/en/api/errors. */
const ANTHROPIC: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  408: 'timeout_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  504: 'timeout_error',
};
const ANTHROPIC_BY_CODE: { readonly [C in FaultCode]?: string } = {
  insufficient_balance: 'billing_error',
  overloaded: 'overloaded_error',
  service_unavailable: 'overloaded_error',
  model_not_found: 'not_found_error',
  request_timeout: 'timeout_error',
  request_too_large: 'request_too_large',
};

/** google.rpc.Code names by status: https://google.aip.dev/193. */
const GEMINI: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  402: 'FAILED_PRECONDITION',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  405: 'UNIMPLEMENTED',
  408: 'DEADLINE_EXCEEDED',
  409: 'ABORTED',
  413: 'INVALID_ARGUMENT',
  415: 'INVALID_ARGUMENT',
  422: 'INVALID_ARGUMENT',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  502: 'UNAVAILABLE',
  503: 'UNAVAILABLE',
  504: 'DEADLINE_EXCEEDED',
};

/** Anthropic's body: https://docs.anthropic.com/en/api/errors#error-shapes. */
export function anthropicBody(fault: Fault, told: Told, requestId: string | undefined): object {
  const type =
    ANTHROPIC_BY_CODE[fault.code as FaultCode] ??
    ANTHROPIC[told.status] ??
    (told.status < 500 ? 'invalid_request_error' : 'api_error');
  return {
    type: 'error',
    error: { type, message: told.message },
    ...(requestId === undefined ? {} : { request_id: requestId }),
  };
}

/** google.rpc.Status as Gemini prints it: `code` a number, no `type`. */
export function geminiBody(told: Told): object {
  const status = GEMINI[told.status] ?? (told.status < 500 ? 'INVALID_ARGUMENT' : 'INTERNAL');
  return { error: { code: told.status, message: told.message, status } };
}

/** The body of a plain failure in the dialect of its route. */
export function dialectBody(
  dialect: StreamDialect,
  fault: Fault,
  profile: Profile,
  told: Told,
  requestId: string | undefined,
): string {
  if (dialect === 'anthropic') return JSON.stringify(anthropicBody(fault, told, requestId));
  if (dialect === 'gemini') return JSON.stringify(geminiBody(told));
  return envelopeText(fault, profile, requestId, told);
}
