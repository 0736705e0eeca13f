import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { mention, word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * xAI: `{"code","error"}` with the message in `error` and, in `code`, gRPC's description of a
 * status code (`Client specified an invalid argument`) or its name (`invalid-argument`). A bad key
 * is an invalid argument, an empty team lacks permission: the message tells.
 * Source: docs.x.ai, "Debugging errors"; the descriptions are those of tonic's `Code`.
 */
export const xai: FamilyReader = provider({
  name: 'xai',
  aliases: ['x-ai', 'grok'],
  speaks: [
    word(
      'code',
      /^(?:Client specified|The caller does not|Some re(?:source|quested)|The service is currently|The operation was)/,
    ),
    mention('console.x.ai', /console\.x\.ai/),
  ],
  words: vocabulary({
    bad_request: 'Client_specified_an_invalid_argument',
    permission_denied: 'The_caller_does_not_have_permission_to_execute_the_specified_operation',
    rate_limit_exceeded: 'Some_resource_has_been_exhausted',
    not_found: 'Some_requested_entity_was_not_found',
    service_unavailable: 'The_service_is_currently_unavailable',
    invalid_api_key: 'The_request_does_not_have_valid_authentication_credentials',
    request_timeout: 'Deadline_expired_before_operation_could_complete',
    conflict: 'The_operation_was_aborted',
  }),
  phrases: [
    ...phrases('insufficient_balance', [
      ['credits', /(?:used all available credits|run out of credits|doesn't have any credits)/],
      ['spending limit', /monthly spending limit/],
    ]),
    ...phrases('context_length_exceeded', [
      ['maximum prompt length', /maximum prompt length is \d{1,9} but/],
    ]),
    ...phrases('content_filter', [['usage guidelines', /violates usage guidelines/]]),
  ],
});
