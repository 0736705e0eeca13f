import { phrases } from '../read/phrases/phrase.js';
import { word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Vercel AI Gateway: OpenAI's envelope; `type` may be the name of an AI SDK class, and `param` an
 * object that repeats the provider's failure (its `isRetryable` goes by the status and says little).
 * Source: vercel/ai, packages/gateway/src/errors.
 */
export const vercel: FamilyReader = provider({
  name: 'vercel-ai-gateway',
  aliases: ['vercel', 'ai-gateway'],
  speaks: [word('type', /^AI_/)],
  phrases: [
    ...phrases('rate_limit_exceeded', [
      ['free credits', /free credits temporarily have rate limits/],
    ]),
    ...phrases('insufficient_balance', [['credit card', /valid credit card is required/]]),
  ],
});
