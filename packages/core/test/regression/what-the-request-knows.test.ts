import { describe, expect, test } from '@jest/globals';
import createError from 'http-errors';
import { fault } from '../../src/fault.js';
import { createWriter } from '../../src/node/writer.js';
import { type Answer, answerOf } from '../node/serve.js';

function failing(thrown: unknown, headers: Record<string, string>, body?: object): Promise<Answer> {
  const writer = createWriter({ logger: false });
  return answerOf((req, res) => writer.fail(thrown, Object.assign(req, { body }), res), {
    headers,
  });
}

// RFC 6750 §3 and docs/contract.md, "The envelope": `error` where a token was sent. A 401 of the
// app's own never had it.
describe('the challenge of a 401 that says no more', () => {
  test.each([
    ['Bearer abc', 'Bearer realm="api", error="invalid_token"'],
    ['bearer   abc', 'Bearer realm="api", error="invalid_token"'],
    ['Bearer', 'Bearer realm="api"'],
    ['Basic abc', 'Bearer realm="api"'],
    ['', 'Bearer realm="api"'],
  ])('after %j', async (authorization, challenge) => {
    const { headers } = await failing(createError(401, 'Who are you?'), { authorization });
    expect(headers['www-authenticate']).toBe(challenge);
  });

  test('the sentence for no header is used for no header', async () => {
    const { body } = await failing(fault('invalid_api_key'), {});
    expect(JSON.parse(body).error.message).toBe('authorization required');
  });

  test('a challenge of its own stays', async () => {
    const own = createError(401, 'No', { headers: { 'WWW-Authenticate': 'Basic realm="x"' } });
    const { headers } = await failing(own, { authorization: 'Bearer abc' });
    expect(headers['www-authenticate']).toBe('Basic realm="x"');
  });
});

// co-body hands on zlib's own error, without a status: a caller's bad gzip came out as a 500.
describe("zlib's own error", () => {
  const broken = Object.assign(new Error('incorrect header check'), {
    code: 'Z_DATA_ERROR',
    errno: -3,
  });

  test("is the caller's while a compressed body is being read", async () => {
    const { status, body } = await failing(broken, { 'content-encoding': 'gzip' });
    expect(status).toBe(400);
    expect(JSON.parse(body).error.message).toBe('the request body could not be decompressed');
  });

  test.each([
    ['the request is not compressed', {}, undefined],
    ['its body has been parsed', { 'content-encoding': 'deflate' }, { model: 'm' }],
  ])('is ours where %s', async (_, headers, parsed) => {
    expect((await failing(broken, headers, parsed)).status).toBe(500);
  });
});
