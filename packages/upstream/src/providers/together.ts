import { vocabulary } from '../read/word.js';
import { mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Together AI: OpenAI's envelope. 402 is a spend limit, 403 a prompt over the window.
 * Source: docs.together.ai, "Error codes".
 */
export const together: FamilyReader = provider({
  name: 'together',
  aliases: ['together-ai', 'togetherai'],
  speaks: [
    mention('.together.ai', /\b(?:api|docs)\.together\.ai/),
    mention('.together.xyz', /\b(?:api|docs)\.together\.xyz/),
  ],
  words: vocabulary({
    insufficient_balance: 'credit_limit',
    rate_limit_exceeded: 'model_rate_limit dynamic_request_limited dynamic_token_limited',
    model_not_found: 'model_not_available',
  }),
});
