import { dashscope } from '../../src/providers/dashscope.js';
import { openaiError, reads } from './reads.js';

const native = (code: string, message: string): object => ({
  code,
  message,
  request_id: '0000-test',
});

reads(dashscope, 'help.aliyun.com, Model Studio, "Error codes"', [
  {
    says: 'an unpaid bill, as a 400',
    status: 400,
    body: native('Arrearage', 'Access denied, please make sure your account is in good standing.'),
    code: 'insufficient_balance',
  },
  {
    says: 'a rate limit',
    status: 429,
    body: native('Throttling.RateQuota', 'Requests rate limit exceeded, please try again later.'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a token throttle in the words of a bill',
    status: 429,
    body: openaiError(
      'You exceeded your current quota, please check your plan and billing details. For details, see: https://help.aliyun.com/zh/model-studio/error-code',
      { type: 'insufficient_quota', code: 'insufficient_quota' },
    ),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a free tier that is used up',
    status: 403,
    body: native('AllocationQuota.FreeTierOnly', 'The free tier of the model has been exhausted.'),
    code: 'insufficient_balance',
  },
  {
    says: 'refused content',
    status: 400,
    body: native('DataInspectionFailed', 'Input data may contain inappropriate content.'),
    code: 'content_filter',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: openaiError(
      '<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 98304]',
      { type: 'invalid_request_error', code: 'invalid_parameter_error' },
    ),
    code: 'context_length_exceeded',
  },
  {
    says: 'a wrong key',
    status: 401,
    body: native('InvalidApiKey', 'Invalid API-key provided.'),
    code: 'invalid_api_key',
  },
  {
    says: 'a timeout',
    status: 408,
    body: native('RequestTimeOut', 'Request timed out, please try again later.'),
    code: 'request_timeout',
  },
  {
    says: 'a model nobody bought',
    status: 403,
    body: native('AccessDenied.Unpurchased', 'Access to model denied.'),
    code: 'permission_denied',
  },
]);
