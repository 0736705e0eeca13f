import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { mention, word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Cohere: `{"id","message"}`, sometimes with `error_type` in capitals. 498 is a blocked input or
 * output, 499 a request that was cancelled.
 * Source: docs.cohere.com, "HTTP status codes".
 */
export const cohere: FamilyReader = provider({
  name: 'cohere',
  speaks: [word('error_type', /^[A-Z_]{6,40}$/), mention('cohere.com', /cohere\.com/)],
  ownWords: vocabulary({ context_length_exceeded: 'TOO_MANY_TOKENS' }),
  phrases: [
    ...phrases('content_filter', [['blocked', /^blocked (?:output|input)/]]),
    // A trial key has its limits by the minute and by the month; both are limits, not bills.
    ...phrases('rate_limit_exceeded', [['trial key', /trial key, which is limited to/]]),
    ...phrases('model_not_found', [['was removed on', /was removed on/]]),
    ...phrases('overloaded', [['replicas', /replicas are busy/]]),
    ...phrases('validation_error', [['invalid type', /invalid type: parameter/]]),
  ],
});
