import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Databricks model serving: `{"error_code","message"}`; for external models the provider's answer
 * is JSON inside the message. A model there is an endpoint.
 * Source: docs.databricks.com, REST API "Errors" and "Foundation Model APIs limits".
 */
export const databricks: FamilyReader = provider({
  name: 'databricks',
  speaks: [word('error_code', /^[A-Z_]{8,40}$/)],
  words: vocabulary({
    rate_limit_exceeded: 'REQUEST_LIMIT_EXCEEDED',
    not_found: 'RESOURCE_DOES_NOT_EXIST ENDPOINT_NOT_FOUND',
    service_unavailable: 'TEMPORARILY_UNAVAILABLE',
    bad_request: 'INVALID_PARAMETER_VALUE BAD_REQUEST',
    conflict: 'RESOURCE_ALREADY_EXISTS RESOURCE_CONFLICT',
    request_too_large: 'MAX_REQUEST_SIZE_EXCEEDED',
  }),
  phrases: [
    ...phrases('model_not_found', [['endpoint', /^endpoint with name '' does not exist/]]),
    ...phrases('invalid_api_key', [['access token', /invalid access token/]]),
  ],
});
