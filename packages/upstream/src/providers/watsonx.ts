import { vocabulary } from '../read/word.js';
import { key } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * IBM watsonx.ai: `{"errors":[{"code","message","more_info"}],"trace","status_code"}`.
 * Source: cloud.ibm.com, watsonx.ai API reference, "Error handling".
 */
export const watsonx: FamilyReader = provider({
  name: 'watsonx',
  aliases: ['ibm', 'watsonx.ai', 'ibm-watsonx'],
  speaks: [key('trace', (body) => 'errors' in body)],
  words: vocabulary({
    invalid_api_key: 'authentication_token_expired authentication_token_not_valid',
    insufficient_balance: 'token_quota_reached',
    model_not_found: 'model_not_supported',
    bad_request: 'invalid_input_argument invalid_request_entity model_no_support_for_function',
    rate_limit_exceeded: 'too_many_requests consumption_limit_reached',
    server_error: 'downstream_request_failed',
    permission_denied: 'no_associated_service_instance_error user_authorization_failed',
  }),
});
