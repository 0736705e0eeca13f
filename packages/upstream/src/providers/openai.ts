import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * OpenAI, whose envelope most others took over: `{"error":{"message","type","param","code"}}`. The
 * code decides where there is one; `type` is `invalid_request_error` for almost anything.
 * Source: platform.openai.com, "Error codes"; the openai/openai-openapi document.
 */
export const openai: FamilyReader = provider({
  name: 'openai',
  aliases: ['openai-codex', 'codex', 'chatgpt'],
  speaks: [
    mention('platform.openai.com', /\bplatform\.openai\.com/),
    mention('help.openai.com', /\bhelp\.openai\.com/),
  ],
  words: vocabulary({
    insufficient_balance: 'billing_not_active billing_hard_limit_reached insufficient_quota',
    content_filter: 'content_policy_violation moderation_blocked image_content_policy_violation',
    rate_limit_exceeded: 'usage_limit_reached',
    permission_denied: 'unsupported_country_region_territory account_deactivated',
    overloaded: 'server_is_overloaded',
    bad_request: 'image_generation_user_error invalid_value invalid_thread invalid_image_url',
    not_found: 'fine_tune_not_found previous_response_not_found vector_store_not_found',
    unsupported_media_type: 'invalid_image_format unsupported_file invalid_file_format',
  }),
  // Tokens of batches that wait in the queue; elsewhere it is a prompt that is too long.
  ownWords: vocabulary({ rate_limit_exceeded: 'token_limit_exceeded' }),
  phrases: [
    ...phrases('permission_denied', [
      ['verified', /organization must be verified/],
      ['scopes', /missing scopes/],
      ['have access to', /project .{0,80}does not have access to/],
    ]),
    ...phrases('overloaded', [['overloaded', /(?:currently|is) overloaded/]]),
    ...phrases('validation_error', [
      ['at most', /supports at most \d{1,9} completion tokens/],
      ['than the', /is (?:less|greater) than the (?:minimum|maximum)/],
    ]),
    ...phrases('conflict', [['run', /already has an active run|run with status/]]),
  ],
});
