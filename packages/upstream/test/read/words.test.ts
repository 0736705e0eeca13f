import { expect, test } from '@jest/globals';
import { meaningOf } from '../../src/read/word.js';
import { sharedWords } from '../../src/read/words.js';

// OpenAI's and Anthropic's types, google.rpc.Code, AWS' exceptions, the Python SDKs' classes.
test.each([
  ['authentication_error', 'invalid_api_key'],
  ['UNAUTHENTICATED', 'invalid_api_key'],
  ['permission_error', 'permission_denied'],
  ['PERMISSION_DENIED', 'permission_denied'],
  ['insufficient_quota', 'insufficient_balance'],
  ['billing_error', 'insufficient_balance'],
  ['model_not_found', 'model_not_found'],
  ['not_found_error', 'not_found'],
  ['context_length_exceeded', 'context_length_exceeded'],
  ['content_policy_violation', 'content_filter'],
  ['rate_limit_error', 'rate_limit_exceeded'],
  ['RESOURCE_EXHAUSTED', 'rate_limit_exceeded'],
  ['TooManyRequestsException', 'rate_limit_exceeded'],
  ['overloaded_error', 'overloaded'],
  ['UNAVAILABLE', 'service_unavailable'],
  ['DEADLINE_EXCEEDED', 'request_timeout'],
  ['request_too_large', 'request_too_large'],
  ['UnsupportedMediaType', 'unsupported_media_type'],
  ['invalid_function_parameters', 'invalid_schema'],
  ['decimal_above_max_value', 'validation_error'],
  ['ALREADY_EXISTS', 'conflict'],
  ['APIConnectionError', 'upstream_unreachable'],
  ['INVALID_ARGUMENT', 'bad_request'],
  ['BadRequestError', 'bad_request'],
  ['api_error', 'server_error'],
  ['InternalServerError', 'server_error'],
])('%s means %s', (word, meaning) => {
  expect(meaningOf(word, sharedWords)).toBe(meaning);
});
