import { vercel } from '../../src/providers/vercel.js';
import { openaiError, reads } from './reads.js';

reads(vercel, 'vercel/ai, packages/gateway/src/errors', [
  {
    says: 'an empty account of its own, said to be retryable',
    status: 429,
    body: openaiError('Insufficient balance or no resource package. Please recharge.', {
      type: 'AI_APICallError',
      param: {
        statusCode: 429,
        name: 'AI_APICallError',
        message: 'Insufficient balance or no resource package. Please recharge.',
        isRetryable: true,
      },
    }),
    code: 'insufficient_balance',
    retryable: false,
  },
  {
    says: 'free credits under a limit',
    status: 429,
    body: openaiError('Free credits temporarily have rate limits in place due to abuse.', {
      type: 'rate_limit_exceeded',
    }),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a missing card',
    status: 402,
    body: openaiError('A valid credit card is required', { type: 'insufficient_funds' }),
    code: 'insufficient_balance',
  },
]);
