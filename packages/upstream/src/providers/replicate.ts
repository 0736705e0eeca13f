import type { ProviderReader } from '../failed-response.js';
import { phrases } from '../read/phrases/phrase.js';
import { provider } from './provider.js';

/**
 * Replicate: `{"title","detail","status"}`.
 * Source: replicate.com, "HTTP API: Rate limits", "Common errors".
 */
export const replicate: ProviderReader = provider({
  name: 'replicate',
  speaks: (statement) => /replicate\.com/.test(statement.message),
  phrases: [
    ...phrases('model_not_found', [['version', /specified version does not exist/]]),
    ...phrases('insufficient_balance', [['credit', /insufficient credit/]]),
  ],
});
