import { describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, createRemoteJWKSet, jwtVerify, SignJWT } from 'jose';
import { classify } from '../../src/classify.js';
import { rejection, serve } from './serving.js';

const key = new TextEncoder().encode('0123456789abcdef0123456789abcdef');
const other = new TextEncoder().encode('fedcba9876543210fedcba9876543210');
const token = (): SignJWT => new SignJWT({}).setProtectedHeader({ alg: 'HS256', kid: 'k1' });

describe('jose', () => {
  test('expired', async () => {
    const thrown = await rejection(jwtVerify(await token().setExpirationTime(1).sign(key), key));
    expect(classify(thrown)).toMatchObject({
      code: 'invalid_api_key',
      status: 401,
      message: 'the token has expired',
      evidence: { recognizer: 'jose', by: 'code', field: 'code', value: 'ERR_JWT_EXPIRED' },
    });
  });

  test.each([
    ['malformed', async () => jwtVerify('no token', key)],
    ['of another key', async () => jwtVerify(await token().sign(other), key)],
    ['of another issuer', async () => jwtVerify(await token().sign(key), key, { issuer: 'us' })],
    [
      'of an algorithm that is not allowed',
      async () => jwtVerify(await token().sign(key), key, { algorithms: ['HS512'] }),
    ],
    [
      'of a key that the set does not have',
      async () => jwtVerify(await token().sign(key), createLocalJWKSet({ keys: [] })),
    ],
  ])('%s', async (_, verify) => {
    expect(classify(await rejection(verify()))).toMatchObject({
      code: 'invalid_api_key',
      issue: 'value',
    });
  });

  test('a key set that does not come in time is no fault of the caller', async () => {
    const { url, close } = await serve(() => undefined);
    const keys = createRemoteJWKSet(new URL(url), { timeoutDuration: 20 });
    const thrown = await rejection(jwtVerify(await token().sign(key), keys));
    await close();
    expect(classify(thrown)).toMatchObject({ code: 'request_timeout', origin: 'upstream' });
  });
});
