import { together } from '../../src/providers/together.js';
import { openaiError, reads } from './reads.js';

reads(together, 'docs.together.ai, "Error codes"', [
  {
    says: 'a spend limit',
    status: 402,
    body: openaiError('Credit limit exceeded, please add credits or upgrade your plan.', {
      type: 'credit_limit',
    }),
    code: 'insufficient_balance',
  },
  {
    says: "a model's rate limit",
    status: 429,
    body: openaiError('You have reached the rate limit specific to this model.', {
      type: 'model_rate_limit',
    }),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'an unavailable model',
    status: 404,
    body: openaiError('Unable to access model foo/bar.', {
      type: 'invalid_request_error',
      code: 'model_not_available',
    }),
    code: 'model_not_found',
  },
  {
    says: 'a long prompt, as a 422',
    status: 422,
    body: openaiError(
      'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 4097. Given: 5013 `inputs` tokens',
      { type: 'invalid_request_error' },
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'overload',
    status: 503,
    body: openaiError('The server is currently overloaded with other requests', {
      type: 'service_unavailable',
    }),
    code: 'overloaded',
  },
]);
