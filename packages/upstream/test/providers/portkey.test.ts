import { portkey } from '../../src/providers/portkey.js';
import { reads } from './reads.js';

reads(portkey, 'portkey.ai docs, "Error codes"', [
  {
    says: 'a guardrail, as a 446',
    status: 446,
    body: {
      error: {
        message: 'The guardrail checks defined in the config failed.',
        type: 'hooks_failed',
        param: null,
        code: null,
      },
      hook_results: {},
    },
    code: 'content_filter',
  },
  {
    says: 'a budget, as a 412',
    status: 412,
    body: {
      status: 'failure',
      message: 'Portkey Error: Virtual key budget exceeded.',
      type: 'budget_exceeded',
    },
    code: 'insufficient_balance',
  },
  {
    says: 'a wrong key',
    status: 401,
    body: { status: 'failure', message: 'Invalid API Key. Error Code: 03' },
    code: 'invalid_api_key',
  },
  {
    says: "the provider's words after a prefix",
    status: 429,
    body: {
      error: {
        message:
          'azure-openai error: Requests have exceeded call rate limit. Please retry after 12 seconds.',
        type: null,
        param: null,
        code: '429',
      },
      provider: 'azure-openai',
    },
    code: 'rate_limit_exceeded',
  },
]);
