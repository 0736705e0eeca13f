import { catalog } from './catalog.js';
import type { FaultCode } from './types.js';

/** The statuses that the `standard` profile may emit (docs/contract.md, "Profiles"). */
const emitted: ReadonlySet<number> = new Set([
  400, 401, 402, 403, 404, 405, 408, 409, 413, 415, 422, 429, 500, 502, 503,
]);

/** Nearest kin of statuses outside that set; what is not named folds to 400 or 500. */
const kin: Readonly<Record<number, number>> = {
  407: 401,
  410: 404,
  423: 409,
  451: 403,
  504: 408,
  529: 503,
};

/** A status counts only as an integer from 400 to 599 (docs/contract.md, "Profiles"). */
export function isErrorStatus(status: unknown): status is number {
  return typeof status === 'number' && Number.isInteger(status) && status >= 400 && status <= 599;
}

/**
 * The status of the `standard` profile that stands nearest to any other one.
 * What is no error status at all becomes 500.
 */
export function foldStatus(status: number): number {
  if (emitted.has(status)) return status;
  if (!isErrorStatus(status)) return catalog.internal_error.status;
  return kin[status] ?? (status < 500 ? 400 : 500);
}

/** Where several codes share a status, a bare status means the one named here. */
const plain: Readonly<Record<number, FaultCode>> = {
  400: 'invalid_request_error',
  401: 'invalid_api_key',
  402: 'insufficient_balance',
  403: 'permission_denied',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  409: 'conflict',
  413: 'request_too_large',
  415: 'unsupported_media_type',
  422: 'validation_error',
  429: 'rate_limit_exceeded',
  500: 'internal_error',
  502: 'upstream_unreachable',
  503: 'service_unavailable',
};

/**
 * What a status means when nothing else is known: `504` is a `request_timeout`, `200` an `internal_error`.
 *
 * @example
 * ```ts
 * faultCodeByStatus(504); // 'request_timeout'
 * ```
 */
export function faultCodeByStatus(status: number): FaultCode {
  if (status === 529) return 'overloaded';
  return plain[foldStatus(status)] ?? 'internal_error';
}
