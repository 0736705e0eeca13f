import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * GitHub Models and Copilot: Azure AI's form and OpenAI's, with codes of their own. A prompt over
 * the window comes as 413 `tokens_limit_reached`.
 * Source: docs.github.com, "GitHub Models: rate limits"; the codes as answered by both services.
 */
export const github: FamilyReader = provider({
  name: 'github-models',
  aliases: ['github', 'github-copilot', 'copilot'],
  words: vocabulary({
    context_length_exceeded: 'model_max_prompt_tokens_exceeded tokens_limit_reached',
    rate_limit_exceeded:
      'user_model_rate_limited user_global_rate_limited integration_rate_limited',
    permission_denied: 'no_access feature_not_enabled',
    model_not_found: 'unavailable_model unknown_model model_not_supported',
  }),
  phrases: [
    ...phrases('context_length_exceeded', [
      ['prompt token count', /prompt token count of \d{1,9} exceeds/],
    ]),
    ...phrases('permission_denied', [
      ['permission is required', /permission is required to access/],
    ]),
  ],
});
