import type { FaultCode } from '@faultwire/core';
import { type ErrorAnswer, hintHeaders, hintSeconds } from './error-answer.js';

type Row = readonly [status: number, name: string, message: string];

const invalid = (message: string): Row => [400, 'INVALID_ARGUMENT', message];

/** Each code of the catalog as a google.rpc.Status: https://ai.google.dev/gemini-api/docs/troubleshooting */
const rows: { readonly [C in FaultCode]: Row } = {
  invalid_request_error: invalid('Invalid JSON payload received. Unexpected token.'),
  validation_error: invalid(
    'Invalid value at \'generation_config.temperature\' (TYPE_FLOAT), "hot"',
  ),
  invalid_schema: invalid(
    '* GenerateContentRequest.tools[0].function_declarations[0].parameters: schema is invalid',
  ),
  context_length_exceeded: invalid(
    'The input token count (1048577) exceeds the maximum number of tokens allowed (1048576).',
  ),
  content_filter: invalid('The prompt was blocked by safety settings.'),
  tool_execution_failed: [422, 'FAILED_PRECONDITION', 'the execution of a tool failed'],
  invalid_api_key: invalid('API key not valid. Please pass a valid API key.'),
  insufficient_balance: [402, 'FAILED_PRECONDITION', 'Your prepayment credits are depleted.'],
  permission_denied: [403, 'PERMISSION_DENIED', 'The caller does not have permission'],
  model_not_found: [
    404,
    'NOT_FOUND',
    'models/lab-unknown is not found for API version v1beta, or is not supported for generateContent.',
  ],
  not_found: [404, 'NOT_FOUND', 'Requested entity was not found.'],
  method_not_allowed: [405, 'UNIMPLEMENTED', 'Method not allowed.'],
  request_timeout: [504, 'DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.'],
  conflict: [409, 'ABORTED', 'The operation was aborted.'],
  request_too_large: [
    413,
    'INVALID_ARGUMENT',
    'Request payload size exceeds the limit: 20971520 bytes.',
  ],
  unsupported_media_type: [415, 'INVALID_ARGUMENT', 'Unsupported media type.'],
  rate_limit_exceeded: [
    429,
    'RESOURCE_EXHAUSTED',
    'You exceeded your current quota: requests per minute. Please retry in 1s.',
  ],
  internal_error: [500, 'INTERNAL', 'An internal error has occurred.'],
  upstream_unreachable: [502, 'UNAVAILABLE', 'Bad gateway.'],
  upstream_rejected: [502, 'UNAVAILABLE', "the provider rejected this service's own request"],
  overloaded: [503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'],
  service_unavailable: [503, 'UNAVAILABLE', 'The service is currently unavailable.'],
  client_closed_request: [499, 'CANCELLED', 'The operation was cancelled.'],
};

/** The Gemini error answer for a code; its body is the payload of an error event as well. */
export function geminiError(code: FaultCode): ErrorAnswer {
  const [status, name, message] = rows[code];
  const details =
    'retry-after' in hintHeaders(code) ? retryInfo : code === 'invalid_api_key' ? badKey : [];
  return {
    status,
    headers: {}, // Google states its waits in the body
    body: {
      error: { code: status, message, status: name, ...(details.length > 0 ? { details } : {}) },
    },
  };
}

const retryInfo: readonly object[] = [
  { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: `${hintSeconds}s` },
];
const badKey: readonly object[] = [
  {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason: 'API_KEY_INVALID',
    domain: 'googleapis.com',
  },
];
