import { deepseek } from '../../src/providers/deepseek.js';
import { openaiError, reads } from './reads.js';

const error = (message: string): object =>
  openaiError(message, { type: 'invalid_request_error', code: 'invalid_request_error' });

reads(deepseek, 'api-docs.deepseek.com, "Error codes"', [
  {
    says: 'no balance',
    status: 402,
    body: openaiError('Insufficient Balance', {
      type: 'unknown_error',
      code: 'invalid_request_error',
    }),
    code: 'insufficient_balance',
  },
  {
    says: 'a wrong key under a wrong code',
    status: 401,
    body: openaiError('Authentication Fails, Your api key: ****test is invalid', {
      type: 'authentication_error',
      code: 'invalid_request_error',
    }),
    code: 'invalid_api_key',
  },
  {
    says: 'risky content',
    status: 400,
    body: error('Content Exists Risk'),
    code: 'content_filter',
  },
  {
    says: 'an unknown model',
    status: 400,
    body: error('Model Not Exist'),
    code: 'model_not_found',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: error(
      "This model's maximum context length is 65536 tokens. However, you requested 70000 tokens.",
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'a value out of range',
    status: 400,
    body: error('Invalid max_tokens value, the valid range of max_tokens is [1, 8192]'),
    code: 'validation_error',
  },
  {
    says: 'JSON of the wrong shape, as plain text',
    status: 422,
    body: 'Failed to deserialize the JSON body into the target type: messages: missing field `role` at line 1 column 52',
    code: 'validation_error',
  },
  {
    says: 'load',
    status: 503,
    body: openaiError('Service is too busy.', { type: 'service_unavailable_error' }),
    code: 'overloaded',
  },
]);
