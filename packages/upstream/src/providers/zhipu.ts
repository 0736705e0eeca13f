import { vocabulary } from '../read/word.js';
import { declared, word } from './forms.js';
import { type FamilyReader, provider } from './provider.js';

/**
 * Zhipu (Z.ai, BigModel): `{"error":{"code":"1302","message"}}`, four digits as text, no type.
 * Source: docs.z.ai, "Errors"; open.bigmodel.cn, error codes. 1308 and 1310 are plan windows.
 */
export const zhipu: FamilyReader = provider({
  name: 'zhipu',
  aliases: ['zhipuai', 'zai', 'z.ai', 'z-ai', 'bigmodel', 'glm'],
  speaks: [word('code', /^1[0-3]\d{2}$/, (statement) => declared(statement, 'type') === '')],
  ownWords: vocabulary({
    invalid_api_key: '1000 1001 1002 1003 1004',
    permission_denied: '1110 1111 1112 1121 1220 1311 1313',
    insufficient_balance: '1113 1309 1316 1317 1318 1319',
    bad_request: '1200 1210 1212 1213 1214 1215',
    model_not_found: '1211 1221 1222',
    conflict: '1231',
    context_length_exceeded: '1261',
    content_filter: '1300 1301',
    rate_limit_exceeded: '1302 1303 1304 1308 1310',
    overloaded: '1305 1312',
    server_error: '1120 1230 1234',
  }),
});
