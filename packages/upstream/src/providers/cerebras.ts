import { vocabulary } from '../read/word.js';
import { word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Cerebras: a flat `{"message","type","param","code"}`. "Too many tokens" is a rate limit here.
 * Source: inference-docs.cerebras.ai, "Error codes" and "Rate limits".
 */
export const cerebras: FamilyReader = provider({
  name: 'cerebras',
  speaks: [
    word(
      'code',
      /^(?:token_quota_exceeded|request_quota_exceeded|queue_exceeded|wrong_api_key|wrong_api_format)$/,
    ),
  ],
  words: vocabulary({
    rate_limit_exceeded: 'token_quota_exceeded request_quota_exceeded',
    overloaded: 'queue_exceeded',
    invalid_api_key: 'wrong_api_key',
    validation_error: 'wrong_api_format',
  }),
  ownWords: vocabulary({ rate_limit_exceeded: 'too_many_tokens_error too_many_requests_error' }),
});
