import { anthropic } from '../../src/providers/anthropic.js';
import { reads } from './reads.js';

const error = (type: string, message: string): object => ({
  type: 'error',
  error: { type, message },
  request_id: 'req_test',
});

reads(anthropic, 'docs.anthropic.com, "Errors"', [
  {
    says: 'an unknown key',
    status: 401,
    body: error('authentication_error', 'invalid x-api-key'),
    code: 'invalid_api_key',
  },
  {
    says: 'a key without the right',
    status: 403,
    body: error(
      'permission_error',
      'Your API key does not have permission to use the specified resource.',
    ),
    code: 'permission_denied',
  },
  {
    says: 'an unknown model',
    status: 404,
    body: error('not_found_error', 'model: claude-nine'),
    code: 'model_not_found',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: error('invalid_request_error', 'prompt is too long: 210000 tokens > 200000 maximum'),
    code: 'context_length_exceeded',
  },
  {
    says: 'prompt plus output over the window',
    status: 400,
    body: error(
      'invalid_request_error',
      'input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000',
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'no credit, as a 400',
    status: 400,
    body: error('invalid_request_error', 'Your credit balance is too low to access the API.'),
    code: 'insufficient_balance',
  },
  {
    says: 'a spend cap, as a 400',
    status: 400,
    body: error(
      'invalid_request_error',
      'You have reached your specified API usage limits. You will regain access on 2030-01-01.',
    ),
    code: 'insufficient_balance',
  },
  {
    says: 'too many bytes',
    status: 413,
    body: error('request_too_large', 'Request exceeds the maximum size'),
    code: 'request_too_large',
  },
  {
    says: 'a rate limit that advises a shorter prompt',
    status: 429,
    body: error(
      'rate_limit_error',
      'This request would exceed the limit of 10,000 input tokens per minute. Please reduce the prompt length.',
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'overload',
    status: 529,
    body: error('overloaded_error', 'Overloaded'),
    code: 'overloaded',
  },
  {
    says: 'overload as a 500',
    status: 500,
    body: error('api_error', 'Overloaded'),
    code: 'overloaded',
  },
  {
    says: 'blocked output',
    status: 400,
    body: error('invalid_request_error', 'Output blocked by content filtering policy'),
    code: 'content_filter',
  },
  {
    says: "a tool's schema",
    status: 400,
    body: error('invalid_request_error', 'tools.3.custom.input_schema: JSON schema is invalid'),
    code: 'invalid_schema',
  },
  {
    says: 'too many output tokens',
    status: 400,
    body: error(
      'invalid_request_error',
      'max_tokens: 9000 > 8192, which is the maximum allowed number of output tokens for this model',
    ),
    code: 'validation_error',
  },
  {
    says: 'overload in a stream',
    status: 200,
    body: 'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
    code: 'overloaded',
  },
]);
