import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { classify } from '../../src/classify.js';
import { type Fault, fault } from '../../src/fault.js';
import { type ApiKeyOptions, authenticate, createKeyGuard } from '../../src/node/api-key.js';

const asking = (authorization?: string, method = 'GET'): IncomingMessage =>
  ({ method, headers: authorization === undefined ? {} : { authorization } }) as IncomingMessage;

const accounts: ApiKeyOptions<{ name: string }> = {
  prefix: 'sr_',
  verify: (key) => (key === 'sr_good' ? { name: 'alice' } : null),
};

async function refusal(authorization: string | undefined, options = accounts): Promise<Fault> {
  try {
    await authenticate(asking(authorization), options);
  } catch (thrown) {
    return thrown as Fault;
  }
  throw new Error('it was let in');
}

describe('authenticate', () => {
  test.each(['Bearer sr_good', 'bearer sr_good', 'BEARER     sr_good', 'Bearer\tsr_good  '])(
    'takes %j',
    async (header) => {
      expect(await authenticate(asking(header), accounts)).toEqual({ name: 'alice' });
    },
  );

  // `missing` and `type`: no token was sent; `value` and `unknown`: one was (RFC 6750 §3.1).
  test.each([
    [undefined, 'missing'],
    ['', 'missing'],
    ['   ', 'missing'],
    ['sr_good', 'type'],
    ['Basic c3JfZ29vZA==', 'type'],
    ['Bearer', 'type'],
    ['Bearer   ', 'type'],
    ['Bearersr_good', 'type'],
    ['Bearer sk-good', 'value'],
    ['Bearer SR_good', 'value'],
    ['Bearer sr_good sr_good', 'value'],
    ['Bearer sr_ good', 'value'],
    ['Bearer sr_other', 'unknown'],
  ])('refuses %j: %s', async (header, issue) => {
    const refused = await refusal(header);
    expect(refused).toMatchObject({ code: 'invalid_api_key', status: 401, issue });
    expect(refused.message).not.toContain('good');
    expect(refused.message).not.toContain('other');
  });

  test('a key without the prefix never reaches verify', async () => {
    const seen: string[] = [];
    const verify = (key: string): null => {
      seen.push(key);
      return null;
    };
    await refusal('Bearer pk_1', { prefix: 'sr_', verify });
    expect(seen).toEqual([]);
  });

  test('a Fault from verify is that Fault', async () => {
    const revoked = fault('invalid_api_key', { issue: 'value', message: 'revoked yesterday' });
    const verify = (): never => {
      throw revoked;
    };
    expect(await refusal('Bearer k', { verify })).toBe(revoked);
  });

  test('its permission_denied says insufficient_scope', async () => {
    const verify = (): Promise<never> => Promise.reject(fault('permission_denied'));
    expect((await refusal('Bearer k', { verify })).headers['www-authenticate']).toBe(
      'Bearer realm="api", error="insufficient_scope"',
    );
  });

  test("anything else from verify is the gateway's own fault, whatever it looks like", async () => {
    for (const thrown of [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), null, 'no']) {
      const verify = (): Promise<never> => Promise.reject(thrown);
      const failed = await refusal('Bearer k', { verify });
      expect(classify(failed)).toMatchObject({ code: 'internal_error', origin: 'gateway' });
      expect(failed.cause).toBe(thrown);
    }
  });

  test('an account that is undefined is no account', async () => {
    const verify = (() => undefined) as unknown as () => null;
    expect(await refusal('Bearer k', { verify })).toMatchObject({ issue: 'unknown' });
  });
});

describe('createKeyGuard', () => {
  test('lets OPTIONS pass without a key', async () => {
    expect(await createKeyGuard(accounts)(asking(undefined, 'OPTIONS'))).toBeUndefined();
  });

  test.each([
    [undefined, 'verify'],
    [{}, 'verify'],
    [{ verify: () => null, prefix: 7 }, 'prefix'],
    [{ verify: () => null, prefix: 'sr _' }, 'prefix'],
  ])('refuses %j at start, naming the option', (options, name) => {
    expect(() => createKeyGuard(options as ApiKeyOptions<object>)).toThrow(`\`${name}\``);
  });
});
