import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Fireworks AI: `{"error":{"object":"error","type","code","message"}}`; 412 is a suspended account.
 * Source: docs.fireworks.ai, "Inference error codes".
 */
export const fireworks: FamilyReader = provider({
  name: 'fireworks',
  aliases: ['fireworks-ai', 'fireworks_ai'],
  speaks: [mention('fireworks.ai', /\bfireworks\.ai/)],
  ownWords: vocabulary({ bad_request: 'PRECONDITION_FAILED' }),
  phrases: [
    ...phrases('insufficient_balance', [
      ['suspended', /is suspended.{0,60}(?:spending limit|past invoices|failure to pay)/],
    ]),
    ...phrases('model_not_found', [['not deployed', /inaccessible, and\/or not deployed/]]),
  ],
});
