import { minimax } from '../../src/providers/minimax.js';
import { reads } from './reads.js';

const native = (status_code: number, status_msg: string): object => ({
  id: 'test',
  base_resp: { status_code, status_msg },
});
const message = (type: string, text: string): object => ({
  type: 'error',
  error: { type, message: text },
  request_id: 'test',
});

reads(minimax, 'platform.minimax.io, "Error codes"', [
  {
    says: 'no balance inside a 200',
    status: 200,
    body: native(1008, 'insufficient balance'),
    code: 'insufficient_balance',
  },
  {
    says: 'a rate limit inside a 200',
    status: 200,
    body: native(1002, 'rate limit exceeded(RPM)'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a wrong key inside a 200',
    status: 200,
    body: native(1004, 'login fail: Please carry the API secret key'),
    code: 'invalid_api_key',
  },
  {
    says: 'refused output',
    status: 200,
    body: native(1027, 'output new_sensitive'),
    code: 'content_filter',
  },
  {
    says: 'no balance, as a 500',
    status: 500,
    body: message('api_error', 'insufficient balance (1008)'),
    code: 'insufficient_balance',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: message('invalid_request_error', 'invalid params, context window exceeds limit (2013)'),
    code: 'context_length_exceeded',
  },
  {
    says: 'a plan window',
    status: 429,
    body: message(
      'rate_limit_error',
      'usage limit exceeded, 5-hour usage limit reached for Token Plan (2056)',
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'load',
    status: 529,
    body: message('overloaded_error', 'The server cluster is currently under high load. (2064)'),
    code: 'overloaded',
  },
]);
