import { vocabulary } from '../read/word.js';
import { key } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Baidu Qianfan: version 1 answers 200 with `{"error_code":<number>,"error_msg"}`, version 2
 * OpenAI's envelope.
 * Source: cloud.baidu.com, Qianfan, "Error codes".
 */
export const baidu: FamilyReader = provider({
  name: 'baidu',
  aliases: ['qianfan', 'ernie', 'baidu-qianfan'],
  speaks: [key('error_msg', (body) => 'error_code' in body)],
  words: vocabulary({
    invalid_api_key: 'invalid_iam_token invalid_appId',
    rate_limit_exceeded: `rpm_rate_limit_exceeded tpm_rate_limit_exceeded
      preemptible_rpm_rate_limit_exceeded preemptible_tpm_rate_limit_exceeded`,
    content_filter: 'system_unsafe user_unsafe',
    insufficient_balance: 'account_overdue',
    bad_request: 'malformed_json',
  }),
  ownWords: vocabulary({
    invalid_api_key: '13 14 15 100 110 111 336002',
    permission_denied: '6 336006',
    rate_limit_exceeded: '4 18 336501 336502',
    insufficient_balance: '17 19',
    bad_request: '336001 336003 336004',
    context_length_exceeded: '336007 336103',
    server_error: '1 2 336000 336303',
    overloaded: '336100 336505',
    content_filter: '336104',
  }),
});
