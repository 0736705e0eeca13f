import type { ProviderReader } from '../failed-response.js';
import { vocabulary } from '../read/word.js';
import { provider } from './provider.js';

/**
 * Together AI: OpenAI's envelope. 402 is a spend limit, 403 a prompt over the window.
 * Source: docs.together.ai, "Error codes".
 */
export const together: ProviderReader = provider({
  name: 'together',
  aliases: ['together-ai', 'togetherai'],
  speaks: (statement) => /\b(?:api|docs)\.together\.(?:ai|xyz)/.test(statement.message),
  words: vocabulary({
    insufficient_balance: 'credit_limit',
    rate_limit_exceeded: 'model_rate_limit dynamic_request_limited dynamic_token_limited',
    model_not_found: 'model_not_available',
  }),
});
