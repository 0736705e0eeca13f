import { vocabulary } from '../read/word.js';
import { declared, key } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * SiliconFlow: `{"code":<five digits>,"message","data":null}`, no `error` key.
 * Source: docs.siliconflow.cn, "Error handling".
 */
export const siliconflow: FamilyReader = provider({
  name: 'siliconflow',
  aliases: ['silicon', 'siliconcloud'],
  speaks: [
    key('data', (_body, view) =>
      view.statements.some((each) => /^[2356]0\d{3}$/.test(declared(each, 'code'))),
    ),
  ],
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
