import { cerebras } from '../../src/providers/cerebras.js';
import { reads } from './reads.js';

const error = (message: string, type: string, code: string): object => ({
  message,
  type,
  param: 'quota',
  code,
});

reads(cerebras, 'inference-docs.cerebras.ai, "Error codes"', [
  {
    says: 'too many tokens, a rate limit here',
    status: 429,
    body: error(
      'Tokens per minute limit exceeded - too many tokens processed.',
      'too_many_tokens_error',
      'token_quota_exceeded',
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'too many requests',
    status: 429,
    body: error(
      'Requests per day limit exceeded - too many requests sent.',
      'too_many_requests_error',
      'request_quota_exceeded',
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a full queue',
    status: 429,
    body: error(
      "We're experiencing high traffic right now!",
      'too_many_requests_error',
      'queue_exceeded',
    ),
    code: 'overloaded',
  },
  {
    says: 'a wrong key',
    status: 401,
    body: error('Wrong API Key', 'invalid_request_error', 'wrong_api_key'),
    code: 'invalid_api_key',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: error(
      'Please reduce the length of the messages or completion.',
      'invalid_request_error',
      'context_length_exceeded',
    ),
    code: 'context_length_exceeded',
  },
]);
