import { siliconflow } from '../../src/providers/siliconflow.js';
import { reads } from './reads.js';

const error = (code: number, message: string): object => ({ code, message, data: null });

reads(siliconflow, 'docs.siliconflow.cn, "Error handling"', [
  {
    says: 'an unknown model',
    status: 400,
    body: error(20012, 'Model does not exist. Please check it carefully.'),
    code: 'model_not_found',
  },
  {
    says: 'no paid balance, as a 403',
    status: 403,
    body: error(30011, 'The selected model requires paid balance.'),
    code: 'insufficient_balance',
  },
  {
    says: 'a busy system',
    status: 503,
    body: error(50508, 'System is too busy now. Please try again later.'),
    code: 'overloaded',
  },
  {
    says: 'a rate limit',
    status: 429,
    body: error(50603, 'Request was rejected due to rate limiting.'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: error(20015, 'length of prompt_tokens (9000) must be less than max_seq_len (8192).'),
    code: 'context_length_exceeded',
  },
  {
    says: 'a wrong token, as a JSON string',
    status: 401,
    body: '"Invalid token"',
    code: 'invalid_api_key',
  },
]);
