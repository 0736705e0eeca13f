import { vocabulary } from '../read/word.js';
import { mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Perplexity: OpenAI's envelope with the HTTP status as `code`, so `type` declares.
 * Source: docs.perplexity.ai, "Error handling".
 */
export const perplexity: FamilyReader = provider({
  name: 'perplexity',
  speaks: [mention('docs.perplexity.ai', /docs\.perplexity\.ai/)],
  words: vocabulary({
    context_length_exceeded: 'too_many_prompt_tokens',
    model_not_found: 'invalid_model',
    bad_request: 'invalid_message',
  }),
});
