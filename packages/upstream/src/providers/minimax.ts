import { isJsonObject } from '../read/json.js';
import { phrases } from '../read/phrases/phrase.js';
import { vocabulary } from '../read/word.js';
import { key, mention } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * MiniMax: natively a 200 with `base_resp: {status_code, status_msg}`; in its Anthropic and OpenAI
 * forms the number stands in brackets at the end of the message: `insufficient balance (1008)`.
 * Source: platform.minimax.io, "Error codes".
 */
export const minimax: FamilyReader = provider({
  name: 'minimax',
  speaks: [
    key('base_resp', (body) => isJsonObject(body['base_resp'])),
    mention('(10', /\(10[0-4]\d\)$/),
    mention('(20', /\(20[0-6]\d\)$/),
  ],
  ownWords: vocabulary({
    invalid_api_key: '1004 2049',
    rate_limit_exceeded: '1002 1039 1041 2045 2056',
    insufficient_balance: '1008 1028 1030',
    content_filter: '1026 1027',
    request_timeout: '1001',
    bad_request: '2013 1042 20132',
    permission_denied: '2042 2061',
    overloaded: '2064',
    server_error: '1000 1013 1024 1033',
  }),
  phrases: [
    ...phrases('insufficient_balance', [['(1008)', /\(1008\)$/]]),
    ...phrases('rate_limit_exceeded', [['(', /\((?:1002|1039|1041|2045|2056)\)$/]]),
    ...phrases('content_filter', [['(', /\((?:1026|1027)\)$/]]),
    ...phrases('invalid_api_key', [['(', /\((?:1004|2049)\)$/]]),
    ...phrases('overloaded', [['(2064)', /\(2064\)$/]]),
    ...phrases('context_length_exceeded', [['context window', /context window exceeds limit/]]),
  ],
});
