import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { mention, word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Alibaba DashScope (Model Studio, Qwen): natively `{"code","message","request_id"}` with dotted
 * codes, in the compatible mode OpenAI's envelope. Its `insufficient_quota` is the per-minute token
 * throttle, not the bill; the bill is `Arrearage`.
 * Source: help.aliyun.com, Model Studio, "Error codes".
 */
export const dashscope: FamilyReader = provider({
  name: 'dashscope',
  aliases: ['qwen', 'alibaba', 'aliyun', 'bailian', 'model-studio'],
  speaks: [
    mention('help.aliyun.com', /help\.aliyun\.com/),
    mention('alibabacloud.com/help', /alibabacloud\.com\/help/),
    word(
      'code',
      /^(?:Throttling|DataInspectionFailed|Arrearage|InternalError\.|InvalidParameter|AccessDenied\.Unpurchased)/,
    ),
  ],
  words: vocabulary({
    insufficient_balance:
      'Arrearage AllocationQuota.FreeTierOnly PrepaidBillOverdue PostpaidBillOverdue',
    content_filter: 'DataInspectionFailed data_inspection_failed',
    rate_limit_exceeded: `Throttling limit_requests limit_burst_rate Throttling.RateQuota
      Throttling.AllocationQuota Throttling.BurstRate CommodityNotPurchased.Limit`,
    permission_denied: 'AccessDenied.Unpurchased Model.AccessDenied Workspace.AccessDenied',
    request_timeout: 'RequestTimeOut InternalError.Timeout ResponseTimeout',
    service_unavailable: 'ModelUnavailable ModelServiceFailed.Unavailable',
    request_too_large: 'BadRequest.TooLarge',
    bad_request: 'invalid_parameter_error BadRequest.EmptyInput BadRequest.EmptyModel InvalidURL',
    server_error: 'InternalError.Algo ModelServiceFailed ModelServingError',
  }),
  ownWords: vocabulary({ rate_limit_exceeded: 'insufficient_quota' }),
  phrases: [
    ...phrases('rate_limit_exceeded', [
      ['quota', /exceeded your current quota|allocated quota exceeded/],
    ]),
    ...phrases('context_length_exceeded', [['input length', /range of input length should be/]]),
    ...phrases('content_filter', [['datainspectionfailed', /datainspectionfailed/]]),
    ...phrases('validation_error', [['range of', /range of \w{1,30} should be/]]),
  ],
});
