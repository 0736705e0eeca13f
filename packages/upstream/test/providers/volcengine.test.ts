import { volcengine } from '../../src/providers/volcengine.js';
import { reads } from './reads.js';

const error = (code: string, message: string, type: string): object => ({
  error: { code, message: `${message} Request id: test`, param: '', type },
});

reads(volcengine, 'volcengine.com, docs/82379/1299023', [
  {
    says: 'an overdue account, as a 403',
    status: 403,
    body: error(
      'AccountOverdueError',
      'The request failed because your account has an overdue balance.',
      'Forbidden',
    ),
    code: 'insufficient_balance',
  },
  {
    says: 'the account’s own cap, as a 429',
    status: 429,
    body: error(
      'SetLimitExceeded',
      'Your account has reached the set inference limit for the model.',
      'TooManyRequests',
    ),
    code: 'insufficient_balance',
  },
  {
    says: 'an unknown endpoint',
    status: 404,
    body: error(
      'InvalidEndpointOrModel.NotFound',
      'The model or endpoint foo does not exist or you do not have access to it.',
      'NotFound',
    ),
    code: 'model_not_found',
  },
  {
    says: 'a model that is not activated',
    status: 404,
    body: error('ModelNotOpen', 'Your account has not activated the model foo.', 'NotFound'),
    code: 'model_not_found',
  },
  {
    says: 'refused content',
    status: 400,
    body: error(
      'InputTextSensitiveContentDetected',
      'The request failed because the input text may contain sensitive information.',
      'BadRequest',
    ),
    code: 'content_filter',
  },
  {
    says: 'a token limit',
    status: 429,
    body: error(
      'RateLimitExceeded.EndpointTPMExceeded',
      'The Tokens Per Minute (TPM) limit of the associated endpoint has been exceeded.',
      'TooManyRequests',
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'load, as a 429',
    status: 429,
    body: error(
      'ServerOverloaded',
      'The service was unable to process the request due to high load.',
      'TooManyRequests',
    ),
    code: 'overloaded',
  },
  {
    says: 'a wrong key',
    status: 401,
    body: error(
      'AuthenticationError',
      'The API key in the request is missing or invalid.',
      'Unauthorized',
    ),
    code: 'invalid_api_key',
  },
]);
