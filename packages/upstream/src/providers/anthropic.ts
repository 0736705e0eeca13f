import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { declared, word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Anthropic: `{"type":"error","error":{"type","message"},"request_id"}`. Eight of ten refusals are
 * a 400 `invalid_request_error`, so the message has to tell.
 * Source: docs.anthropic.com, "Errors"; 529 is `overloaded_error`.
 */
export const anthropic: FamilyReader = provider({
  name: 'anthropic',
  aliases: ['claude'],
  speaks: [
    word(
      'type',
      /^(?:invalid_request|authentication|billing|permission|not_found|request_too_large|rate_limit|api|timeout|overloaded)(?:_error)?$/,
      (_statement, view) => view.statements.some((outer) => declared(outer, 'type') === 'error'),
    ),
  ],
  words: vocabulary({ insufficient_balance: 'billing_error' }),
  phrases: [
    ...phrases('model_not_found', [['model', /^model: ?[\w./:@-]{1,120}(?:\s|$)/]]),
    // A spend cap that the customer set; a plan window is a rate_limit_error.
    ...phrases('insufficient_balance', [
      ['usage limit', /reached your specified (?:api |workspace )?(?:api )?usage limit/],
      ['credit balance', /credit balance is too low/],
    ]),
    ...phrases('context_length_exceeded', [
      ['too long', /prompt is too long/],
      ['exceed context limit', /exceed context limit/],
    ]),
    ...phrases('request_too_large', [['exceeds', /image exceeds \d{1,4} ?mb maximum/]]),
    ...phrases('validation_error', [
      ['maximum allowed', /max_tokens: \d{1,9} > \d{1,9}, which is the maximum allowed/],
    ]),
    ...phrases('invalid_schema', [['input_schema', /^tools\.\d{1,4}\.(?:custom\.)?input_schema/]]),
    ...phrases('permission_denied', [['organization', /organization has been disabled/]]),
  ],
});
