import { watsonx } from '../../src/providers/watsonx.js';
import { reads } from './reads.js';

const error = (status_code: number, code: string, message: string): object => ({
  errors: [{ code, message, more_info: 'https://cloud.ibm.com/apidocs/watsonx-ai' }],
  trace: 'test',
  status_code,
});

reads(watsonx, 'cloud.ibm.com, watsonx.ai API reference', [
  {
    says: 'an expired token',
    status: 401,
    body: error(
      401,
      'authentication_token_expired',
      'Failed to authenticate the request due to an expired token',
    ),
    code: 'invalid_api_key',
  },
  {
    says: 'a monthly quota, as a 403',
    status: 403,
    body: error(403, 'token_quota_reached', 'The monthly token quota has been reached'),
    code: 'insufficient_balance',
  },
  {
    says: 'an unknown model',
    status: 404,
    body: error(404, 'model_not_supported', "Model 'ibm/x' is not supported"),
    code: 'model_not_found',
  },
  {
    says: 'a rate limit',
    status: 429,
    body: error(429, 'too_many_requests', 'Consumption of tokens exceeded the limit'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a bad argument',
    status: 400,
    body: error(400, 'invalid_input_argument', 'Invalid input argument'),
    code: 'invalid_request_error',
  },
]);
