import { phrases } from '../read/phrases/phrase.js';
import { mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Replicate: `{"title","detail","status"}`.
 * Source: replicate.com, "HTTP API: Rate limits", "Common errors".
 */
export const replicate: FamilyReader = provider({
  name: 'replicate',
  speaks: [mention('replicate.com', /replicate\.com/)],
  phrases: [
    ...phrases('model_not_found', [['version', /specified version does not exist/]]),
    ...phrases('insufficient_balance', [['credit', /insufficient credit/]]),
  ],
});
