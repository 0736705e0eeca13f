import type { FaultCode } from '@faultwire/core';
import { type ErrorAnswer, hintHeaders } from './error-answer.js';

type Row = readonly [status: number, type: string, message: string];

const invalid = (message: string): Row => [400, 'invalid_request_error', message];
const notFound = (message: string): Row => [404, 'not_found_error', message];
const broken: Row = [500, 'api_error', 'Internal server error'];

/** Each code of the catalog as Anthropic tells it: https://docs.anthropic.com/en/api/errors */
const rows: { readonly [C in FaultCode]: Row } = {
  invalid_request_error: invalid('The request body is not valid JSON'),
  validation_error: invalid('temperature: Input should be a valid number'),
  invalid_schema: invalid('tools.0.custom.input_schema: JSON schema is invalid'),
  context_length_exceeded: invalid('prompt is too long: 200001 tokens > 200000 maximum'),
  content_filter: invalid('Output blocked by content filtering policy'),
  tool_execution_failed: [422, 'tool_error', 'the execution of a tool failed'],
  invalid_api_key: [401, 'authentication_error', 'invalid x-api-key'],
  insufficient_balance: invalid('Your credit balance is too low to access the Anthropic API.'),
  permission_denied: [
    403,
    'permission_error',
    'Your API key does not have permission to use the specified resource.',
  ],
  model_not_found: notFound('model: lab-unknown'),
  not_found: notFound('Not found'),
  method_not_allowed: [405, 'invalid_request_error', 'Method Not Allowed'],
  request_timeout: [504, 'timeout_error', 'Request timed out'],
  conflict: [409, 'invalid_request_error', 'The resource was updated by another request.'],
  request_too_large: [413, 'request_too_large', 'Request exceeds the maximum size'],
  unsupported_media_type: [415, 'invalid_request_error', 'Unsupported content type'],
  rate_limit_exceeded: [
    429,
    'rate_limit_error',
    "This request would exceed your organization's rate limit.",
  ],
  internal_error: broken,
  upstream_unreachable: [502, 'api_error', 'Bad gateway'],
  upstream_rejected: [502, 'api_error', "the provider rejected this service's own request"],
  overloaded: [529, 'overloaded_error', 'Overloaded'],
  service_unavailable: [503, 'api_error', 'Service unavailable'],
  client_closed_request: [499, 'invalid_request_error', 'Client closed request'],
};

/** The Anthropic error answer for a code; its body is the payload of an `error` event as well. */
export function anthropicError(
  code: FaultCode,
): ErrorAnswer & { body: { type: 'error' } & Record<string, unknown> } {
  const [status, type, message] = rows[code];
  return {
    status,
    headers: { ...hintHeaders(code), 'request-id': 'req_lab' },
    body: { type: 'error', error: { type, message }, request_id: 'req_lab' },
  };
}
