import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Moonshot (Kimi): OpenAI's envelope with types of its own. A coding plan's window comes as 403
 * `access_terminated_error`.
 * Source: platform.moonshot.ai, "Error list"; kimi.com, "Kimi Code: Error reference".
 */
export const moonshot: FamilyReader = provider({
  name: 'moonshot',
  aliases: ['moonshotai', 'kimi', 'moonshot-ai'],
  speaks: [
    mention('platform.moonshot.', /platform\.moonshot\./),
    mention('platform.kimi.', /platform\.kimi\./),
    mention('kimi.com/', /\bkimi\.com\//),
  ],
  words: vocabulary({
    insufficient_balance: 'exceeded_current_quota_error',
    overloaded: 'engine_overloaded_error',
    rate_limit_exceeded: 'rate_limit_reached_error',
    invalid_api_key: 'invalid_authentication_error incorrect_api_key_error',
    not_found: 'resource_not_found_error',
    permission_denied: 'permission_denied_error access_terminated_error',
  }),
  phrases: [
    ...phrases('context_length_exceeded', [
      ['token', /exceeded model token limit|input token length too long/],
    ]),
    ...phrases('rate_limit_exceeded', [['usage limit', /reached your usage limit for this/]]),
    ...phrases('model_not_found', [['not found the model', /not found the model/]]),
  ],
});
