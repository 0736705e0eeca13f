import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import { profiles } from '../../src/profiles/index.js';
import { thrownBy } from './serving.js';

const require = createRequire(import.meta.url);
const jwt = require('jsonwebtoken');

const verify = (token: string, key = 'a key', options?: object): unknown =>
  thrownBy(() => jwt.verify(token, key, options));

describe('jsonwebtoken', () => {
  test('expired', () => {
    expect(classify(verify(jwt.sign({ exp: 1 }, 'a key')))).toMatchObject({
      code: 'invalid_api_key',
      status: 401,
      message: 'the token has expired',
      issue: 'value',
      evidence: {
        recognizer: 'jsonwebtoken',
        by: 'name',
        field: 'name',
        value: 'TokenExpiredError',
      },
    });
  });

  test('not active yet', () => {
    const token = jwt.sign({ nbf: 9_999_999_999 }, 'a key');
    expect(classify(verify(token))).toMatchObject({
      code: 'invalid_api_key',
      message: 'the token is not active yet',
    });
  });

  test.each([
    ['malformed', () => verify('no token')],
    ['of another key', () => verify(jwt.sign({}, 'another key'))],
    ['for another audience', () => verify(jwt.sign({}, 'a key'), 'a key', { audience: 'us' })],
    [
      'of another algorithm',
      () => verify(jwt.sign({}, 'a key'), 'a key', { algorithms: ['HS512'] }),
    ],
  ])('%s', (_, thrown) => {
    const fault = classify(thrown());
    expect(fault).toMatchObject({ code: 'invalid_api_key', issue: 'value' });
    expect(JSON.parse(answer(fault).body).error.message).toBe('Invalid API key provided');
  });

  test('absent', () => {
    const { body } = answer(classify(verify('')), { profile: profiles.solrouter });
    expect(JSON.parse(body).error).toEqual({
      message: 'authorization required',
      type: 'authentication_error',
      code: 'invalid_api_key',
    });
  });

  test("the verifier's own missing secret is a defect", () => {
    expect(classify(verify(jwt.sign({}, 'a key'), ''))).toMatchObject({
      code: 'internal_error',
      evidence: { by: 'text' },
    });
  });
});
