import { nvidia } from '../../src/providers/nvidia.js';
import { reads } from './reads.js';

const problem = (status: number, title: string, detail?: string): object => ({
  status,
  title,
  detail,
});

reads(nvidia, 'docs.api.nvidia.com; the Triton HTTP protocol', [
  {
    says: 'a rate limit without a message',
    status: 429,
    body: problem(429, 'Too Many Requests'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'an unknown function, which is a model',
    status: 404,
    body: problem(404, 'Not Found', "Function '0000-test': Not found for account 'a'"),
    code: 'model_not_found',
    named: true,
  },
  {
    says: 'a degraded function, as a 400',
    status: 400,
    body: problem(
      400,
      'Bad Request',
      "Function id '0000-test': DEGRADED function cannot be invoked",
    ),
    code: 'service_unavailable',
    named: true,
  },
  {
    says: 'expired credits',
    status: 402,
    body: {
      type: 'urn:kaizen:problem-details:payment-required',
      ...problem(402, 'Payment Required', "Account 'a': Cloud credits expired"),
    },
    code: 'insufficient_balance',
  },
  {
    says: 'a bad key',
    status: 401,
    body: problem(401, 'Unauthorized', 'Authentication failed'),
    code: 'invalid_api_key',
  },
  {
    says: "Triton's unknown model",
    status: 404,
    body: { error: "Request for unknown model: 'foo' is not found" },
    code: 'model_not_found',
  },
]);
