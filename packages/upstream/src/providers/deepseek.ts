import { phrases } from '../read/phrases/phrase.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * DeepSeek: OpenAI's envelope in which `code` is nearly always `invalid_request_error` and `type`
 * often `unknown_error`: status and message tell.
 * Source: api-docs.deepseek.com, "Error codes".
 */
export const deepseek: FamilyReader = provider({
  name: 'deepseek',
  phrases: [
    ...phrases('content_filter', [['content exists risk', /content exists risk/]]),
    ...phrases('model_not_found', [['model not exist', /model not exist/]]),
    ...phrases('insufficient_balance', [['insufficient balance', /insufficient balance/]]),
    ...phrases('overloaded', [['too busy', /service is too busy/]]),
    ...phrases('validation_error', [['valid range', /the valid range of/]]),
  ],
});
