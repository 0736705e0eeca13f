import type { ProviderReader } from '../failed-response.js';
import { vocabulary } from '../read/word.js';
import { provider } from './provider.js';

/**
 * Perplexity: OpenAI's envelope with the HTTP status as `code`, so `type` declares.
 * Source: docs.perplexity.ai, "Error handling".
 */
export const perplexity: ProviderReader = provider({
  name: 'perplexity',
  speaks: (statement) => /docs\.perplexity\.ai/.test(statement.message),
  words: vocabulary({
    context_length_exceeded: 'too_many_prompt_tokens',
    model_not_found: 'invalid_model',
    bad_request: 'invalid_message',
  }),
});
