import { vocabulary } from '../read/word.js';
import { declared, key } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Mistral: flat, `{"object":"error","message","type","param","code"}`, the code a number as text;
 * its gateway answers `{"message"}` or `{"detail"}`.
 * Source: docs.mistral.ai, "Error glossary".
 */
export const mistral: FamilyReader = provider({
  name: 'mistral',
  aliases: ['mistralai', 'mistral-ai'],
  speaks: [
    key(
      'object',
      (body, view) =>
        body['object'] === 'error' &&
        view.statements.some((each) => /^\d{4}$/.test(declared(each, 'code'))),
    ),
  ],
  words: vocabulary({
    model_not_found: 'invalid_model',
    overloaded: 'service_tier_capacity_exceeded',
    bad_request: 'invalid_request_message_order invalid_request_prompt invalid_request_file',
  }),
  ownWords: vocabulary({
    rate_limit_exceeded: '1300',
    model_not_found: '1500',
    context_length_exceeded: '3051',
    overloaded: '3505',
    bad_request: '3230',
    server_error: '1000',
  }),
});
