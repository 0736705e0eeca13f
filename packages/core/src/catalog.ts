import type { FaultCode, Origin } from './types.js';

/** One row of the catalog: what a code means, before any profile has its say. */
export interface CatalogRow {
  /** The HTTP status of the `standard` profile. */
  readonly status: number;
  readonly type: string;
  /** The default wording for the caller; a profile may word it otherwise. */
  readonly message: string;
  /** `wait`: after the stated wait. `maybe`: depends on the operation, so no unless the app says so. */
  readonly retry: 'no' | 'yes' | 'wait' | 'maybe';
  /** Whose fault it is unless the thrower says otherwise. */
  readonly origin: Origin;
  /** The parameter that this code is always about. */
  readonly param?: string;
}

function row(
  status: number,
  type: string,
  retry: CatalogRow['retry'],
  origin: Origin,
  message: string,
): CatalogRow {
  return Object.freeze({ status, type, message, retry, origin });
}

const invalid = 'invalid_request_error';

/**
 * The one table (docs/contract.md, "The catalog"). Docs pages, OpenAPI components, the lab's
 * faults and the conformance tests are made from it; adding a code is one line here.
 *
 * @example
 * ```ts
 * catalog.rate_limit_exceeded.status; // 429
 * ```
 */
export const catalog: { readonly [C in FaultCode]: CatalogRow } = Object.freeze({
  invalid_request_error: row(400, invalid, 'no', 'caller', 'invalid request body'),
  validation_error: row(
    422,
    'validation_error',
    'no',
    'caller',
    'a field of the request is invalid',
  ),
  invalid_schema: row(
    422,
    'validation_error',
    'no',
    'caller',
    'the schema is not a valid JSON Schema object',
  ),
  context_length_exceeded: row(
    400,
    invalid,
    'no',
    'caller',
    "the request exceeds this model's maximum context length",
  ),
  content_filter: row(400, invalid, 'no', 'caller', 'the request was refused by a safety system'),
  tool_execution_failed: row(422, 'tool_error', 'no', 'caller', 'the execution of a tool failed'),
  invalid_api_key: row(401, 'authentication_error', 'no', 'caller', 'Invalid API key provided'),
  insufficient_balance: row(
    402,
    'payment_required',
    'no',
    'caller',
    'insufficient balance — please top up to use paid models',
  ),
  permission_denied: row(403, 'permission_error', 'no', 'caller', 'permission denied'),
  model_not_found: Object.freeze({
    ...row(404, invalid, 'no', 'caller', 'model not found'),
    param: 'model',
  }),
  not_found: row(404, invalid, 'no', 'caller', 'not found'),
  method_not_allowed: row(405, invalid, 'no', 'caller', 'method not allowed'),
  request_timeout: row(408, 'timeout_error', 'yes', 'upstream', 'request timed out'),
  conflict: row(
    409,
    'conflict_error',
    'maybe',
    'caller',
    'the request conflicts with the current state of the server',
  ),
  request_too_large: row(413, invalid, 'no', 'caller', 'request too large'),
  unsupported_media_type: row(415, invalid, 'no', 'caller', 'unsupported media type'),
  rate_limit_exceeded: row(429, 'rate_limit_error', 'wait', 'caller', 'rate limit exceeded'),
  internal_error: row(500, 'api_error', 'yes', 'gateway', 'internal server error'),
  upstream_unreachable: row(502, 'api_error', 'yes', 'upstream', 'upstream unreachable'),
  upstream_rejected: row(
    502,
    'api_error',
    'no',
    'gateway',
    "the provider rejected this service's own request; the caller cannot mend it",
  ),
  overloaded: row(503, 'api_error', 'wait', 'upstream', 'the provider is overloaded'),
  service_unavailable: row(503, 'api_error', 'wait', 'upstream', 'service temporarily unavailable'),
  // Never sent (nobody is left to read it); 499 is what nginx made customary in logs.
  client_closed_request: row(499, invalid, 'no', 'caller', 'the caller closed the connection'),
});

const rows: ReadonlyMap<string, CatalogRow> = new Map(Object.entries(catalog));

/** The row of a code; undefined for one outside the catalog, `constructor` and the like included. */
export function catalogRow(code: string): CatalogRow | undefined {
  return rows.get(code);
}

/** Is this one of the catalog's own codes? */
export function isFaultCode(code: string): code is FaultCode {
  return rows.has(code);
}
