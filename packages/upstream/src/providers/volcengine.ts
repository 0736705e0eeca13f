import { vocabulary } from '../read/word.js';
import { declared, word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Volcengine Ark (Doubao), BytePlus: OpenAI's envelope, `code` dotted and in PascalCase, `type`
 * the name of the status. `SetLimitExceeded` is the account's own "safe experience" cap.
 * Source: volcengine.com, docs/82379/1299023, "Error codes".
 */
export const volcengine: FamilyReader = provider({
  name: 'volcengine',
  aliases: ['ark', 'doubao', 'byteplus', 'volces'],
  speaks: [
    word(
      'type',
      /^(?:BadRequest|Unauthorized|Forbidden|NotFound|TooManyRequests|InternalServerError)$/,
      (statement) => /^[A-Z]/.test(declared(statement, 'code')),
    ),
  ],
  words: vocabulary({
    insufficient_balance: 'AccountOverdueError SetLimitExceeded',
    content_filter: `SensitiveContentDetected InputTextSensitiveContentDetected
      InputImageSensitiveContentDetected OutputTextSensitiveContentDetected
      OutputImageSensitiveContentDetected InputVideoSensitiveContentDetected ContentSecurityDetectionError`,
    model_not_found: `InvalidEndpointOrModel ModelNotOpen UnsupportedModel
      InvalidEndpointOrModel.ModelIDAccessDisabled InvalidEndpoint.NotFound`,
    overloaded: 'ServerOverloaded',
    rate_limit_exceeded: `RateLimitExceeded ModelAccountRpmRateLimitExceeded
      ModelAccountTpmRateLimitExceeded ModelAccountIpmRateLimitExceeded APIAccountRpmRateLimitExceeded
      AccountRateLimitExceeded InflightBatchsizeExceeded RequestBurstTooFast QuotaExceeded`,
    service_unavailable: 'InvalidEndpoint.ClosedEndpoint',
    request_too_large: 'OversizedImage',
    unsupported_media_type: 'UnsupportedImageFormat',
    permission_denied: 'InvalidAccountStatus AccessDenied OperationDenied',
    bad_request: 'MissingParameter InvalidParameter InvalidArgumentError',
  }),
});
