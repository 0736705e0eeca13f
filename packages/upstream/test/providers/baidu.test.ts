import { baidu } from '../../src/providers/baidu.js';
import { reads } from './reads.js';

const error = (error_code: number, error_msg: string): object => ({ error_code, error_msg });

reads(baidu, 'cloud.baidu.com, Qianfan, "Error codes"', [
  {
    says: 'a rate limit inside a 200',
    status: 200,
    body: error(336501, 'RPM limit reached'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a bad token inside a 200',
    status: 200,
    body: error(110, 'Access token invalid or no longer valid'),
    code: 'invalid_api_key',
  },
  {
    says: 'a used-up day',
    status: 200,
    body: error(17, 'Open api daily request limit reached'),
    code: 'insufficient_balance',
  },
  {
    says: "version 2's token",
    status: 401,
    body: {
      error: {
        code: 'invalid_iam_token',
        message: 'IAM Certification failed',
        type: 'invalid_request_error',
      },
    },
    code: 'invalid_api_key',
  },
]);
