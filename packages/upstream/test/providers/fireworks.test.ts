import { fireworks } from '../../src/providers/fireworks.js';
import { reads } from './reads.js';

const error = (message: string, code?: string): object => ({
  error: {
    object: 'error',
    type: 'invalid_request_error',
    message,
    ...(code === undefined ? {} : { code }),
  },
});

reads(fireworks, 'docs.fireworks.ai, "Inference error codes"', [
  {
    says: 'a suspended account, as a 412',
    status: 412,
    body: error(
      'Account a-1 is suspended, possibly due to reaching the monthly spending limit or failure to pay past invoices. Please go to https://fireworks.ai/account/billing',
      'PRECONDITION_FAILED',
    ),
    code: 'insufficient_balance',
  },
  {
    says: 'an unknown model',
    status: 404,
    body: error('Model not found, inaccessible, and/or not deployed', 'NOT_FOUND'),
    code: 'model_not_found',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: error('The prompt is too long: 131073, model maximum context length: 131071'),
    code: 'context_length_exceeded',
  },
  {
    says: 'overload',
    status: 503,
    body: error('service overloaded, please try again later'),
    code: 'overloaded',
  },
]);
