import { github } from '../../src/providers/github.js';
import { reads } from './reads.js';

const error = (code: string, message: string): object => ({
  error: { code, message, details: message },
});

reads(github, 'docs.github.com, "GitHub Models: rate limits"', [
  {
    says: 'a prompt over the window, as a 413',
    status: 413,
    body: error(
      'tokens_limit_reached',
      'Request body too large for gpt-9 model. Max size: 8000 tokens.',
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'a long prompt with empty codes',
    status: 400,
    body: {
      error: {
        message: 'prompt token count of 65446 exceeds the limit of 64000',
        param: '',
        code: '',
        type: '',
      },
    },
    code: 'context_length_exceeded',
  },
  {
    says: 'a rate limit',
    status: 429,
    body: error(
      'RateLimitReached',
      'Rate limit of 50 per 86400s exceeded. Please wait 400 seconds before retrying.',
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'an unknown model',
    status: 400,
    body: error('unavailable_model', 'Unavailable model: gpt-9'),
    code: 'model_not_found',
  },
  {
    says: 'a model that is not theirs',
    status: 403,
    body: error('no_access', 'No access to model: gpt-9'),
    code: 'permission_denied',
  },
]);
