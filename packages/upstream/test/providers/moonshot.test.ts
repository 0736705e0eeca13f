import { moonshot } from '../../src/providers/moonshot.js';
import { reads } from './reads.js';

const error = (type: string, message: string): object => ({ error: { type, message } });

reads(moonshot, 'platform.moonshot.ai, "Error list"', [
  {
    says: 'a used-up quota, as a 403',
    status: 403,
    body: error(
      'exceeded_current_quota_error',
      'Your account is not active, organization exceeded current quota, please check your plan and billing details',
    ),
    code: 'insufficient_balance',
  },
  {
    says: 'a rate limit',
    status: 429,
    body: error(
      'rate_limit_reached_error',
      'request reached project TPM rate limit, current: 1410, limit: 100',
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'overload, as a 429',
    status: 429,
    body: error(
      'engine_overloaded_error',
      'The engine is currently overloaded, please try again later',
    ),
    code: 'overloaded',
  },
  {
    says: 'refused content',
    status: 400,
    body: error('content_filter', 'The request was rejected because it was considered high risk'),
    code: 'content_filter',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: error(
      'invalid_request_error',
      'Invalid request: Your request exceeded model token limit: 262144 (requested: 269030)',
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'an unknown model',
    status: 404,
    body: error('resource_not_found_error', 'Not found the model foo or Permission denied'),
    code: 'model_not_found',
  },
  {
    says: 'a wrong key',
    status: 401,
    body: error('invalid_authentication_error', 'Invalid Authentication'),
    code: 'invalid_api_key',
  },
  {
    says: "a plan's window, as a 403",
    status: 403,
    body: error(
      'access_terminated_error',
      "You've reached your usage limit for this billing cycle.",
    ),
    code: 'rate_limit_exceeded',
  },
]);
