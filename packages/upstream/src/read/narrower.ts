import type { FaultCode } from '@faultwire/core';

/** What any refusal of a request may turn out to be. */
const refusals: readonly FaultCode[] = [
  'invalid_schema',
  'context_length_exceeded',
  'insufficient_balance',
  'permission_denied',
  'content_filter',
  'invalid_api_key',
  'model_not_found',
  'unsupported_media_type',
  'request_too_large',
  'rate_limit_exceeded',
  'overloaded',
  'conflict',
  'validation_error',
  'not_found',
];
const anything: readonly FaultCode[] = [
  ...refusals,
  'request_timeout',
  'upstream_unreachable',
  'service_unavailable',
  'invalid_request_error',
];

/**
 * What a message may make of a declared meaning. A declared word or status says the family; the
 * message may only narrow it: a rate limit may turn out to be an empty account, but never a bad
 * schema. What is not listed stands as declared, whatever the message says.
 */
const narrower: { readonly [C in FaultCode]?: readonly FaultCode[] } = {
  invalid_request_error: anything,
  internal_error: anything,
  upstream_unreachable: anything,
  validation_error: refusals,
  rate_limit_exceeded: [
    'insufficient_balance',
    'overloaded',
    'request_too_large',
    'content_filter',
  ],
  permission_denied: [
    'insufficient_balance',
    'invalid_api_key',
    'content_filter',
    'model_not_found',
    'rate_limit_exceeded',
    'context_length_exceeded',
  ],
  invalid_api_key: [
    'permission_denied',
    'insufficient_balance',
    'model_not_found',
    'rate_limit_exceeded',
  ],
  not_found: ['model_not_found', 'permission_denied', 'content_filter', 'insufficient_balance'],
  model_not_found: ['permission_denied', 'service_unavailable', 'overloaded'],
  request_too_large: ['context_length_exceeded'],
  unsupported_media_type: ['model_not_found'],
  service_unavailable: [
    'overloaded',
    'upstream_unreachable',
    'request_timeout',
    'rate_limit_exceeded',
    'insufficient_balance',
    'model_not_found',
    'context_length_exceeded',
    'permission_denied',
  ],
  overloaded: ['insufficient_balance', 'content_filter'],
  conflict: ['content_filter'],
};

/** May the message say so, given what was declared? */
export function mayNarrow(declared: FaultCode, said: FaultCode): boolean {
  return narrower[declared]?.includes(said) === true;
}

/** Is there anything that a message could add? */
export function isOpen(declared: FaultCode): boolean {
  return declared in narrower;
}
