import { opencode } from '../../src/providers/opencode.js';
import { reads } from './reads.js';

const error = (type: string, message: string): object => ({
  type: 'error',
  error: { type, message },
});

reads(opencode, 'anomalyco/opencode, the types of its errors', [
  {
    says: 'no credits, as a 401',
    status: 401,
    body: error('CreditsError', 'Insufficient balance.'),
    code: 'insufficient_balance',
  },
  {
    says: 'an unknown model, as a 401',
    status: 401,
    body: error('ModelError', 'Model foo is not supported for format oa-compat'),
    code: 'model_not_found',
  },
  {
    says: 'a free limit',
    status: 429,
    body: error('FreeUsageLimitError', 'Rate limit exceeded. Please try again later.'),
    code: 'rate_limit_exceeded',
  },
]);
