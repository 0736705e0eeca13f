import { describe, expect, test } from '@jest/globals';
import type { Host } from './host.js';
import { ask, comparable } from './http.js';

const TOKEN = 'Bearer realm="api", error="invalid_token"';

const refused: readonly (readonly [
  what: string,
  header: string | undefined,
  status: number,
  code: string,
  message: RegExp,
  challenge: string | undefined,
])[] = [
  [
    'no header',
    undefined,
    401,
    'invalid_api_key',
    /^authorization required$/,
    'Bearer realm="api"',
  ],
  ['another scheme', 'Basic c3JfZ29vZA==', 401, 'invalid_api_key', /Bearer/, 'Bearer realm="api"'],
  ['a key without a scheme', 'sr_good', 401, 'invalid_api_key', /Bearer/, 'Bearer realm="api"'],
  ['a scheme without a key', 'Bearer', 401, 'invalid_api_key', /no key/, 'Bearer realm="api"'],
  ['a wrong prefix', 'Bearer pk_good', 401, 'invalid_api_key', /begin with 'sr_'/, TOKEN],
  ['white space in the key', 'Bearer sr_go od', 401, 'invalid_api_key', /white space/, TOKEN],
  [
    'an unknown key',
    'Bearer sr_other',
    401,
    'invalid_api_key',
    /^Invalid API key provided$/,
    TOKEN,
  ],
  ['a revoked key', 'Bearer sr_revoked', 401, 'invalid_api_key', /^This key was revoked$/, TOKEN],
  [
    'a key without the permission',
    'Bearer sr_readonly',
    403,
    'permission_denied',
    /./,
    'Bearer realm="api", error="insufficient_scope"',
  ],
  [
    'a key store that is down',
    'Bearer sr_storedown',
    500,
    'internal_error',
    /^internal server error$/,
    undefined,
  ],
];

/** The key guard of every adapter. */
export function apiKeysOn(hosts: () => readonly Host[]): void {
  describe('requireApiKey', () => {
    test.each(refused)('tells %s', async (_, header, status, code, message, challenge) => {
      const headers = { 'x-request-id': 'k', ...(header ? { authorization: header } : {}) };
      const answers = await Promise.all(
        hosts().map(({ port }) => ask(port, '/account', { headers })),
      );
      for (const answer of answers) {
        expect(answer.status).toBe(status);
        const { error } = JSON.parse(answer.body) as { error: { message: string; code: string } };
        expect(error.code).toBe(code);
        expect(error.message).toMatch(message);
        expect(answer.headers['www-authenticate']).toBe(challenge);
        // The key itself is never echoed.
        for (const key of header?.match(/\w{5,}/g)?.slice(1) ?? [])
          expect(answer.body).not.toContain(key);
        expect(comparable(answer)).toEqual(comparable(answers[0] as (typeof answers)[0]));
      }
    });

    test.each(['Bearer sr_good', 'bearer sr_good', 'BEARER    sr_good', ' Bearer \t sr_good '])(
      'lets %j pass, and hands the account on',
      async (authorization) => {
        for (const { port, name } of hosts()) {
          const { body } = await ask(port, '/account', { headers: { authorization } });
          expect([name, body]).toEqual([name, '{"account":"alice"}']);
        }
      },
    );
  });
}
