import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { mention, word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * one-api, new-api and their kin: OpenAI's envelope with `type` `one_api_error` or
 * `new_api_error`, Chinese messages with a request id at the end, and codes of their own.
 * Source: QuantumNous/new-api, types/error.go; songquanpeng/one-api, middleware and relay.
 */
export const oneApi: FamilyReader = provider({
  name: 'one-api',
  aliases: ['new-api', 'oneapi', 'newapi', 'sub2api', 'veloera'],
  speaks: [
    word('type', /^(?:one_api|new_api|veloera)_error$/),
    mention('(request id: ', /\(request id: \w{1,64}\)/),
  ],
  words: vocabulary({
    insufficient_balance: 'insufficient_user_quota pre_consume_token_quota_failed',
    content_filter: 'sensitive_words_detected prompt_blocked',
    upstream_unreachable: `do_request_failed bad_response bad_response_body empty_response
      read_response_body_failed channel:response_time_exceeded`,
    service_unavailable: 'get_channel_failed channel:no_available_key channel:invalid_key',
    bad_request: 'convert_request_failed read_request_body_failed invalid_api_type',
    server_error: `one_api_error new_api_error bad_response_status_code channel:model_mapped_error
      count_token_failed model_price_error`,
  }),
  phrases: [
    ...phrases('model_not_found', [
      ['无可用渠道', /无可用渠道/],
      ['no available channel', /no available channel/],
    ]),
    ...phrases('overloaded', [['饱和', /负载已饱和/]]),
    ...phrases('insufficient_balance', [['额度', /额度(?:不足|已用尽|失败)|额度.{0,6}不足/]]),
    ...phrases('invalid_api_key', [['令牌', /无效的令牌|令牌.{0,8}(?:不可用|过期|已用尽|状态)/]]),
  ],
});
