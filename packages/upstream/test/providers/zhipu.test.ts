import { zhipu } from '../../src/providers/zhipu.js';
import { reads } from './reads.js';

const error = (code: string, message: string): object => ({ error: { code, message } });

reads(zhipu, 'docs.z.ai, "Errors"', [
  {
    says: 'an account in arrears',
    status: 429,
    body: error('1113', 'Your account is in arrears, please recharge and try again'),
    code: 'insufficient_balance',
  },
  {
    says: 'the same in Chinese',
    status: 429,
    body: error('1113', '余额不足或无可用资源包,请充值。'),
    code: 'insufficient_balance',
  },
  {
    says: 'concurrency',
    status: 429,
    body: error('1302', 'High concurrency usage of this API'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'a plan window in Chinese',
    status: 429,
    body: error('1308', '已达到 5 小时的使用上限。'),
    code: 'rate_limit_exceeded',
  },
  {
    says: 'overload',
    status: 429,
    body: error('1305', 'The service may be temporarily overloaded'),
    code: 'overloaded',
  },
  {
    says: 'unsafe content',
    status: 400,
    body: error('1301', '系统检测到输入或生成内容可能包含不安全或敏感内容'),
    code: 'content_filter',
  },
  {
    says: 'an unknown model',
    status: 400,
    body: error('1211', '模型不存在，请检查模型代码。'),
    code: 'model_not_found',
  },
  {
    says: 'a wrong token',
    status: 401,
    body: error('1002', 'Invalid Authentication Token'),
    code: 'invalid_api_key',
  },
  {
    says: 'a long prompt',
    status: 400,
    body: error('1261', 'Prompt exceeds max length'),
    code: 'context_length_exceeded',
  },
  {
    says: 'a wrong parameter',
    status: 400,
    body: error('1210', 'Incorrect API call parameters'),
    code: 'invalid_request_error',
  },
]);
