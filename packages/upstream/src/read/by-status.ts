import type { FaultCode } from '@faultwire/core';

/**
 * What the status of a provider means by itself. Beside the plain ones: 424 is the Hugging Face
 * servers' word for a failed backend, 446 Portkey's for a guardrail, 498 Groq's for "no flex
 * capacity", 499 nginx' for "my client left" (here: this gateway, so a retry may do), 520 to 527
 * and 530 Cloudflare's for an origin that cannot be reached or understood, 529 Anthropic's for
 * overload.
 */
const codes: Readonly<Record<number, FaultCode>> = {
  400: 'invalid_request_error',
  401: 'invalid_api_key',
  402: 'insufficient_balance',
  403: 'permission_denied',
  404: 'not_found',
  405: 'method_not_allowed',
  407: 'upstream_unreachable',
  408: 'request_timeout',
  409: 'conflict',
  410: 'not_found',
  413: 'request_too_large',
  415: 'unsupported_media_type',
  422: 'validation_error',
  424: 'internal_error',
  425: 'service_unavailable',
  429: 'rate_limit_exceeded',
  431: 'request_too_large',
  446: 'content_filter',
  451: 'permission_denied',
  498: 'overloaded',
  499: 'request_timeout',
  500: 'internal_error',
  501: 'invalid_request_error',
  502: 'upstream_unreachable',
  503: 'service_unavailable',
  504: 'request_timeout',
  524: 'request_timeout',
  529: 'overloaded',
  598: 'request_timeout',
  599: 'request_timeout',
};

/** The meaning of a bare status; what is no error status was no understandable answer. */
export function codeByStatus(status: number): FaultCode {
  const known = codes[status];
  if (known !== undefined) return known;
  if (status >= 400 && status < 500) return 'invalid_request_error';
  if (status >= 520 && status <= 530) return 'upstream_unreachable';
  return status >= 500 && status < 600 ? 'internal_error' : 'upstream_unreachable';
}

/** Error statuses that say more than "the request" or "the server". */
export function isTelling(status: number): boolean {
  return isErrorStatus(status) && status !== 400 && status !== 500 && status !== 502;
}

/** An integer from 400 to 599. */
export function isErrorStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 400 && status <= 599;
}
