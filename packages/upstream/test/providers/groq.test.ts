import { groq } from '../../src/providers/groq.js';
import { openaiError, reads } from './reads.js';

const invalid = 'invalid_request_error';

reads(groq, 'console.groq.com, "Error codes" and "Rate limits"', [
  {
    says: 'a rate limit',
    status: 429,
    body: openaiError(
      'Rate limit reached for model `llama-9` on tokens per minute (TPM): Limit 6000, Used 5034, Requested 1443. Please try again in 4.77s. Upgrade at https://console.groq.com/settings/billing',
      { type: 'tokens', code: 'rate_limit_exceeded' },
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'one request over the budget, as a 413',
    status: 413,
    body: openaiError(
      'Request too large for model `llama-9` on tokens per minute (TPM): Limit 6000, Requested 12000',
      { type: 'tokens', code: 'rate_limit_exceeded' },
    ),
    code: 'request_too_large',
  },
  {
    says: 'one request over the budget, as a 429',
    status: 429,
    body: openaiError(
      'Rate limit reached for model `llama-9` on tokens per minute (TPM): Limit 7000, Used 0, Requested ~12903. Please try again in 50.5s.',
      { type: 'tokens', code: 'rate_limit_exceeded' },
    ),
    code: 'request_too_large',
    retryable: false,
  },
  {
    says: 'a retired model',
    status: 400,
    body: openaiError('The model `llama-1` has been decommissioned and is no longer supported.', {
      type: invalid,
      code: 'model_decommissioned',
    }),
    code: 'model_not_found',
  },
  {
    says: 'a bad tool call of the model',
    status: 400,
    body: openaiError('Tool call validation failed: parameters for tool f did not match schema', {
      type: invalid,
      code: 'tool_use_failed',
    }),
    code: 'invalid_request_error',
  },
  {
    says: 'the same in a stream',
    status: 200,
    body: 'data: {"choices":[{"index":0,"delta":{"role":"assistant"},"finish_reason":null}]}\n\nevent: error\ndata: {"error":{"message":"Tool choice is required, but model did not call a tool","type":"invalid_request_error","code":"tool_use_failed","status_code":400}}\n\n',
    code: 'invalid_request_error',
  },
  {
    says: 'no flex capacity',
    status: 498,
    body: openaiError('flex tier capacity exceeded', { code: 'capacity_exceeded' }),
    code: 'overloaded',
  },
  {
    says: 'terms that nobody accepted',
    status: 400,
    body: openaiError('The model `x` requires terms acceptance.', {
      type: invalid,
      code: 'model_terms_required',
    }),
    code: 'permission_denied',
  },
]);
