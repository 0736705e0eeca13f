import type { FaultCode } from '@faultwire/core';
import { type ErrorAnswer, hintHeaders } from './error-answer.js';

type Row = readonly [
  status: number,
  type: string,
  code: string | number | null,
  message: string,
  param?: string,
];

/**
 * Each code of the catalog as OpenAI tells it (https://platform.openai.com/docs/guides/error-codes),
 * in the words of its edge where that answers (`cf_…`). What OpenAI has no form for is told as a
 * gateway with our own catalog would.
 */
const rows: { readonly [C in FaultCode]: Row } = {
  invalid_request_error: [
    400,
    'invalid_request_error',
    null,
    'We could not parse the JSON body of your request.',
  ],
  validation_error: [
    400,
    'invalid_request_error',
    'invalid_type',
    "Invalid type for 'temperature': expected a number, but got a string instead.",
    'temperature',
  ],
  invalid_schema: [
    400,
    'invalid_request_error',
    'invalid_function_parameters',
    "Invalid schema for function 'lookup': schema must be a JSON Schema of 'type: \"object\"', got 'type: \"array\"'.",
    'tools[0].function.parameters',
  ],
  context_length_exceeded: [
    400,
    'invalid_request_error',
    'context_length_exceeded',
    "This model's maximum context length is 8192 tokens. However, your messages resulted in 9001 tokens. Please reduce the length of the messages.",
    'messages',
  ],
  content_filter: [
    400,
    'invalid_request_error',
    'content_policy_violation',
    'Your request was rejected as a result of our safety system.',
  ],
  tool_execution_failed: [
    422,
    'tool_error',
    'tool_execution_failed',
    'the execution of a tool failed',
  ],
  invalid_api_key: [
    401,
    'invalid_request_error',
    'invalid_api_key',
    'Incorrect API key provided: sk-lab**********key0. You can find your API key at https://platform.openai.com/account/api-keys.',
  ],
  insufficient_balance: [
    429,
    'insufficient_quota',
    'insufficient_quota',
    'You exceeded your current quota, please check your plan and billing details.',
  ],
  permission_denied: [
    403,
    'request_forbidden',
    'unsupported_country_region_territory',
    'Country, region, or territory not supported',
  ],
  model_not_found: [
    404,
    'invalid_request_error',
    'model_not_found',
    'The model `lab-unknown` does not exist or you do not have access to it.',
  ],
  not_found: [404, 'invalid_request_error', null, 'Invalid URL (POST /v1/unknown)'],
  method_not_allowed: [
    405,
    'invalid_request_error',
    'method_not_supported',
    'Not allowed to PUT on /v1/chat/completions.',
  ],
  request_timeout: [408, 'timeout', null, 'Request timed out.'],
  conflict: [
    409,
    'invalid_request_error',
    'conflict',
    'The resource was updated by another request.',
  ],
  request_too_large: [
    413,
    'invalid_request_error',
    null,
    'Maximum content size limit (26214400) exceeded (26214401 bytes read)',
  ],
  unsupported_media_type: [
    415,
    'invalid_request_error',
    'unsupported_content_type',
    "Unsupported content type: 'text/plain'. This API method only accepts 'application/json' requests.",
  ],
  rate_limit_exceeded: [
    429,
    'requests',
    'rate_limit_exceeded',
    'Rate limit reached for demo-large on requests per min (RPM): Limit 60, Used 60, Requested 1. Please try again in 1s.',
  ],
  internal_error: [
    500,
    'server_error',
    null,
    'The server had an error while processing your request. Sorry about that!',
  ],
  upstream_unreachable: [502, 'cf_bad_gateway', 502, 'Bad gateway.'],
  upstream_rejected: [
    502,
    'api_error',
    'upstream_rejected',
    "the provider rejected this service's own request",
  ],
  overloaded: [
    503,
    'server_error',
    null,
    'That model is currently overloaded with other requests. You can retry your request.',
  ],
  service_unavailable: [503, 'cf_service_unavailable', 503, 'Service Unavailable.'],
  client_closed_request: [499, 'invalid_request_error', null, 'Client closed request.'],
};

/** The OpenAI error answer for a code. */
export function openaiError(code: FaultCode): ErrorAnswer {
  const [status, type, ownCode, message, param] = rows[code];
  const error = { message, type, param: param ?? null, code: ownCode };
  return { status, headers: hintHeaders(code), body: { error } };
}

/** The error object that OpenAI writes into a stream that has begun. */
export const errorInStream: {
  readonly error: {
    readonly message: string;
    readonly type: string;
    readonly param: null;
    readonly code: null;
  };
} = {
  error: { message: rows.internal_error[3], type: rows.internal_error[1], param: null, code: null },
};

/** A failure under a 200: the body of a rate limit, the status of a success. */
export const failureUnder200: object = openaiError('rate_limit_exceeded').body;
