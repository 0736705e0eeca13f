import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Gemini API and Vertex AI: google.rpc.Status over HTTP,
 * `{"error":{"code","message","status","details":[]}}`. The status word is a family; what it was
 * stands in `details[]` (ErrorInfo.reason), and where there are none, in the message.
 * RESOURCE_EXHAUSTED speaks of "quota, plan and billing" though it is a rate limit, unless the
 * limit is zero: then the plan has none of this model.
 * Source: ai.google.dev "Troubleshooting", cloud.google.com "Generative AI API errors",
 * google/rpc/code.proto and google/api/error_reason.proto.
 */
export const google: FamilyReader = provider({
  name: 'google',
  aliases: ['gemini', 'google-vertex', 'vertex', 'vertex-ai', 'vertex_ai', 'google-ai-studio'],
  speaks: [
    word(
      'status',
      /^(?:INVALID_ARGUMENT|FAILED_PRECONDITION|OUT_OF_RANGE|UNAUTHENTICATED|PERMISSION_DENIED|NOT_FOUND|ABORTED|ALREADY_EXISTS|RESOURCE_EXHAUSTED|CANCELLED|DATA_LOSS|UNKNOWN|INTERNAL|UNIMPLEMENTED|UNAVAILABLE|DEADLINE_EXCEEDED)$/,
    ),
  ],
  words: vocabulary({
    invalid_api_key: `API_KEY_INVALID CREDENTIALS_MISSING ACCESS_TOKEN_EXPIRED
      ACCESS_TOKEN_TYPE_UNSUPPORTED ACCESS_TOKEN_SCOPE_INSUFFICIENT_KEY`,
    permission_denied: `SERVICE_DISABLED CONSUMER_SUSPENDED CONSUMER_INVALID IAM_PERMISSION_DENIED
      API_KEY_SERVICE_BLOCKED API_KEY_HTTP_REFERRER_BLOCKED API_KEY_IP_ADDRESS_BLOCKED
      ACCESS_TOKEN_SCOPE_INSUFFICIENT LOCATION_POLICY_VIOLATED`,
    insufficient_balance: 'INSUFFICIENT_G1_CREDITS_BALANCE BILLING_DISABLED',
    content_filter: 'IMAGE_SAFETY',
    overloaded: 'MODEL_CAPACITY_EXHAUSTED',
    rate_limit_exceeded: 'RATE_LIMIT_EXCEEDED RESOURCE_QUOTA_EXCEEDED RESOURCE_EXHAUSTED',
    request_timeout: 'CANCELLED DEADLINE_EXCEEDED',
  }),
  phrases: [
    ...phrases('insufficient_balance', [
      ['limit: 0', /limit: 0(?!\.?\d)/],
      ['prepay', /prepayment credits are depleted/],
    ]),
    ...phrases('rate_limit_exceeded', [
      ['quota', /exceeded your current quota|quota exceeded|check quota/],
    ]),
    ...phrases('permission_denied', [
      ['location', /user location is not supported/],
      ['not allowed', /is not allowed to use publisher model/],
    ]),
    ...phrases('invalid_api_key', [
      ['unregistered', /unregistered callers/],
      ['api key', /api key (?:not (?:valid|found)|expired|was reported as leaked)/],
    ]),
    ...phrases('invalid_schema', [
      ['function', /function_?declarations?\[?.{0,60}(?:parameters|schema)/],
      ['response_schema', /(?:response_?schema|generation_config\.response)/],
    ]),
    ...phrases('context_length_exceeded', [
      ['token count', /input token count.{0,60}(?:exceeds|only supports)/],
    ]),
    ...phrases('validation_error', [['supported range', /but the supported range is/]]),
  ],
});
