import { cloudflare } from '../../src/providers/cloudflare.js';
import { reads } from './reads.js';

const error = (code: number, message: string): object => ({
  success: false,
  errors: [{ code, message }],
  messages: [],
  result: null,
});

reads(cloudflare, 'developers.cloudflare.com, "Workers AI: Errors"', [
  {
    says: 'an unknown model',
    status: 400,
    body: error(5007, 'No such model @cf/foo/bar or task'),
    code: 'model_not_found',
  },
  {
    says: 'the daily free allocation',
    status: 429,
    body: error(3036, 'You have used up your daily free allocation of 10,000 neurons.'),
    code: 'insufficient_balance',
  },
  {
    says: 'no capacity, as a 429',
    status: 429,
    body: error(3040, 'No more data centers to forward the request to'),
    code: 'overloaded',
  },
  { says: 'a timeout', status: 408, body: error(3007, 'Request timeout'), code: 'request_timeout' },
  {
    says: 'too large a request',
    status: 413,
    body: error(3006, 'Request is too large'),
    code: 'request_too_large',
  },
  {
    says: 'a private model',
    status: 403,
    body: error(5018, 'The account is not allowed to access this model'),
    code: 'permission_denied',
  },
  {
    says: "the gateway's own authentication",
    status: 401,
    body: error(2009, 'Unauthorized'),
    code: 'invalid_api_key',
  },
]);
