import { isJsonObject } from '../read/json.js';
import { phrases } from '../read/phrases/phrase.js';
import { key } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * OpenRouter: `{"error":{"code":<status>,"message","metadata"}}`, in a 200 once the model has
 * begun. What the provider behind it said is in `metadata.raw`, in any form.
 * Source: openrouter.ai, "Errors and debugging".
 */
export const openrouter: FamilyReader = provider({
  name: 'openrouter',
  speaks: [
    key('error', ({ error }) => {
      const metadata = isJsonObject(error) ? error['metadata'] : undefined;
      return isJsonObject(metadata) && ('provider_name' in metadata || 'raw' in metadata);
    }),
  ],
  phrases: [
    ...phrases('rate_limit_exceeded', [['rate-limited', /temporarily rate-limited upstream/]]),
    ...phrases('insufficient_balance', [
      ['credits', /insufficient credits|requires more credits/],
      ['limit exceeded', /^key limit exceeded/],
    ]),
    ...phrases('content_filter', [['moderation', /requires moderation on/]]),
    ...phrases('model_not_found', [
      ['model id', /is not a valid model id/],
      ['no ', /^no (?:allowed providers|endpoints)/],
    ]),
    ...phrases('invalid_api_key', [['user not found', /^user not found/]]),
    ...phrases('upstream_unreachable', [['disconnected', /provider disconnected/]]),
  ],
});
