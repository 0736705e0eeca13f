import { expect, test } from '@jest/globals';
import { google } from '../../src/providers/google.js';
import { reads } from './reads.js';

const error = (code: number, status: string, message: string, details?: object[]): object => ({
  error: { code, message, status, ...(details === undefined ? {} : { details }) },
});
const info = (reason: string): object => ({
  '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
  reason,
});
const quota = 'You exceeded your current quota, please check your plan and billing details.';

reads(google, 'ai.google.dev "Troubleshooting", google/rpc/code.proto', [
  {
    says: 'a wrong key, as INVALID_ARGUMENT',
    status: 400,
    body: error(400, 'INVALID_ARGUMENT', 'API key not valid.', [info('API_KEY_INVALID')]),
    code: 'invalid_api_key',
  },
  {
    says: 'no key at all',
    status: 403,
    body: error(403, 'PERMISSION_DENIED', "Method doesn't allow unregistered callers."),
    code: 'invalid_api_key',
  },
  {
    says: 'a suspended project',
    status: 403,
    body: error(403, 'PERMISSION_DENIED', 'Permission denied.', [info('CONSUMER_SUSPENDED')]),
    code: 'permission_denied',
  },
  {
    says: 'a location that is not served',
    status: 400,
    body: error(
      400,
      'FAILED_PRECONDITION',
      'User location is not supported for the API use without a billing account linked.',
    ),
    code: 'permission_denied',
  },
  {
    says: 'a prompt that it did not take, as a success',
    status: 200,
    body: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, modelVersion: 'demo' },
    code: 'content_filter',
  },
  {
    says: 'a rate limit in the words of a bill',
    status: 429,
    body: error(429, 'RESOURCE_EXHAUSTED', quota, [
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34s' },
    ]),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a plan without the model',
    status: 429,
    body: error(
      429,
      'RESOURCE_EXHAUSTED',
      `${quota} * Quota exceeded for metric: x, limit: 0, model: g. Please retry in 20s.`,
    ),
    code: 'insufficient_balance',
  },
  {
    says: 'no credit, told by the reason alone',
    status: 429,
    body: error(429, 'RESOURCE_EXHAUSTED', 'Resource has been exhausted (e.g. check quota).', [
      info('INSUFFICIENT_G1_CREDITS_BALANCE'),
    ]),
    code: 'insufficient_balance',
  },
  {
    says: 'billing that is off',
    status: 403,
    body: error(403, 'PERMISSION_DENIED', 'This API method requires billing to be enabled.', [
      info('BILLING_DISABLED'),
    ]),
    code: 'insufficient_balance',
  },
  {
    says: 'overload',
    status: 503,
    body: error(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'),
    code: 'overloaded',
  },
  {
    says: 'no capacity',
    status: 503,
    body: error(503, 'UNAVAILABLE', 'No capacity available.', [info('MODEL_CAPACITY_EXHAUSTED')]),
    code: 'overloaded',
  },
  {
    says: 'an unknown model',
    status: 404,
    body: error(
      404,
      'NOT_FOUND',
      'models/gemini-9 is not found for API version v1beta, or is not supported for generateContent.',
    ),
    code: 'model_not_found',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: error(
      400,
      'INVALID_ARGUMENT',
      'The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).',
    ),
    code: 'context_length_exceeded',
  },
  {
    says: "a tool's schema, by its path",
    status: 400,
    body: error(
      400,
      'INVALID_ARGUMENT',
      'Invalid JSON payload received. Unknown name "x" at \'tools[0].function_declarations[1].parameters\': Cannot find field.',
    ),
    code: 'invalid_schema',
  },
  {
    says: 'an unknown field elsewhere',
    status: 400,
    body: error(
      400,
      'INVALID_ARGUMENT',
      'Invalid JSON payload received. Unknown name "metadata": Cannot find field.',
    ),
    code: 'invalid_request_error',
  },
  {
    says: 'a value out of range',
    status: 400,
    body: error(
      400,
      'INVALID_ARGUMENT',
      'Unable to submit request because it has a temperature value of 9 but the supported range is from 0 to 2.',
    ),
    code: 'validation_error',
  },
  {
    says: 'a deadline',
    status: 504,
    body: error(504, 'DEADLINE_EXCEEDED', 'Deadline expired before operation could complete.'),
    code: 'request_timeout',
  },
  {
    says: 'the same in a list',
    status: 503,
    body: [error(503, 'UNAVAILABLE', 'The model is overloaded.')],
    code: 'overloaded',
  },
  {
    says: 'the same as JSON in a message',
    status: 503,
    body: {
      error: {
        message: JSON.stringify(error(503, 'UNAVAILABLE', 'The model is overloaded.')),
        code: 503,
        status: 'Service Unavailable',
      },
    },
    code: 'overloaded',
  },
  {
    says: 'a rate limit behind a relay that adds its class',
    status: 429,
    body: {
      error: {
        message: `litellm.RateLimitError: VertexAIException - ${JSON.stringify(error(429, 'RESOURCE_EXHAUSTED', quota))}`,
        type: 'None',
        code: '429',
      },
    },
    code: 'rate_limit_exceeded',
  },
]);

test('the wait of google.rpc.RetryInfo is read', () => {
  const body = JSON.stringify(
    error(429, 'RESOURCE_EXHAUSTED', quota, [
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '34s' },
    ]),
  );
  expect(google.recognize({ status: 429, body })?.retryAfterMs).toBe(34_000);
});
