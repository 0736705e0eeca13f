import { oneApi } from '../../src/providers/one-api.js';
import { openaiError, reads } from './reads.js';

const error = (message: string, code = ''): object =>
  openaiError(`${message} (request id: 20300101test)`, { type: 'new_api_error', code });

reads(oneApi, 'QuantumNous/new-api, types/error.go; songquanpeng/one-api', [
  {
    says: 'a used-up account',
    status: 403,
    body: error('用户额度不足, 剩余额度: ＄0.000000', 'insufficient_user_quota'),
    code: 'insufficient_balance',
  },
  {
    says: 'a charge that failed',
    status: 403,
    body: error('预扣费额度失败', 'pre_consume_token_quota_failed'),
    code: 'insufficient_balance',
  },
  {
    says: 'a model without a channel',
    status: 503,
    body: openaiError('当前分组 default 下对于模型 gpt-9 无可用渠道 (request id: 1)', {
      type: 'one_api_error',
    }),
    code: 'model_not_found',
  },
  {
    says: 'an invalid token',
    status: 401,
    body: openaiError('无效的令牌 (request id: 1)', { type: 'one_api_error' }),
    code: 'invalid_api_key',
  },
  {
    says: 'saturated upstreams',
    status: 429,
    body: openaiError('当前分组上游负载已饱和，请稍后再试 (request id: 1)', {
      type: 'upstream_error',
      code: 'rate_limit_exceeded',
    }),
    code: 'overloaded',
  },
  {
    says: 'a request that never left',
    status: 500,
    body: error('do request failed: dial tcp: no such host', 'do_request_failed'),
    code: 'upstream_unreachable',
  },
  {
    says: "a provider's words behind a status",
    status: 500,
    body: openaiError(
      'bad response status code 400, message: Model does not exist., body: {"code":20012,"message":"Model does not exist.","data":null}',
      { type: 'upstream_error', code: 'bad_response_status_code' },
    ),
    code: 'model_not_found',
  },
  {
    says: 'words that are not allowed',
    status: 400,
    body: error('sensitive words detected', 'sensitive_words_detected'),
    code: 'content_filter',
  },
]);
