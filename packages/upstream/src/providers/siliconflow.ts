import type { ProviderReader } from '../failed-response.js';
import { vocabulary } from '../read/word.js';
import { declared, root } from './forms.js';
import { provider } from './provider.js';

/**
 * SiliconFlow: `{"code":<five digits>,"message","data":null}`, no `error` key.
 * Source: docs.siliconflow.cn, "Error handling".
 */
export const siliconflow: ProviderReader = provider({
  name: 'siliconflow',
  aliases: ['silicon', 'siliconcloud'],
  speaks: (statement, view) =>
    'data' in root(view) && /^[2356]0\d{3}$/.test(declared(statement, 'code')),
  ownWords: vocabulary({
    model_not_found: '20012 30003',
    bad_request: '20015 20035 20042',
    insufficient_balance: '30001 30011',
    permission_denied: '30014',
    overloaded: '50501 50502 50505 50507 50508',
    rate_limit_exceeded: '50603 50604',
    server_error: '60000',
  }),
});
