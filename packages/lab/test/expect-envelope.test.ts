import { answer, fault, profiles } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { expectEnvelope } from '../src/index.js';

/** What a writer would send, with changes. */
function response(
  status = 400,
  headers: Record<string, string | undefined> = {},
  body?: string,
): Response {
  const a = answer(fault('invalid_request_error'), { requestId: 'r1' });
  const text = body ?? a.body;
  const all = { ...a.headers, 'content-length': String(Buffer.byteLength(text)), ...headers };
  const kept = Object.entries(all).filter(([, value]) => value !== undefined) as [string, string][];
  return new Response(text, { status, headers: kept });
}

const envelope = (error: object): string => JSON.stringify({ error });
const good = { message: 'm', type: 't', code: 'c', param: null };

describe('expectEnvelope', () => {
  test('passes the documented envelope and returns its error', async () => {
    expect(
      await expectEnvelope(response(), { status: 400, code: 'invalid_request_error', param: null }),
    ).toEqual({
      message: 'invalid request body',
      type: 'invalid_request_error',
      code: 'invalid_request_error',
      param: null,
    });
  });

  test.each<[string, Response]>([
    ['a failure has a status from 400 to 599', response(200)],
    ['a failure is application/json', response(400, { 'content-type': 'text/html' })],
    ['cache-control: no-store', response(400, { 'cache-control': undefined })],
    ['x-request-id is on every answer', response(400, { 'x-request-id': undefined })],
    ['content-length is there and right', response(400, { 'content-length': '1' })],
    ['the body is JSON', response(400, {}, '<html>')],
    ['an object under "error"', response(400, {}, '{"error":"no"}')],
    ['message is a non-empty string', response(400, {}, envelope({ ...good, message: '' }))],
    ['type is a string', response(400, {}, envelope({ ...good, type: null }))],
    ['code is a string or null', response(400, {}, envelope({ ...good, code: 400 }))],
    [
      'profile standard prints param',
      response(400, {}, envelope({ message: 'm', type: 't', code: 'c' })),
    ],
    ['profile standard prints no stack', response(400, {}, envelope({ ...good, stack: 's' }))],
    ['a 429 or 503 says how long to wait', response(429)],
    ['retry-after is whole seconds', response(429, { 'retry-after': '0' })],
    ['a wait of 60 s or more forbids the retry', response(429, { 'retry-after': '60' })],
    [
      'retry-after-ms says the same wait',
      response(429, { 'retry-after': '2', 'retry-after-ms': '200' }),
    ],
  ])('%s', async (rule, broken) => {
    await expect(expectEnvelope(broken)).rejects.toMatchObject({
      name: 'AssertionError',
      message: expect.stringContaining(rule),
    });
  });

  test('names the field that is not as expected', async () => {
    await expect(expectEnvelope(response(), { code: 'not_found' })).rejects.toThrow(
      'code is not_found; found "invalid_request_error"',
    );
  });

  test('another profile has other keys', async () => {
    const body = envelope({ message: 'm', type: 't', code: 'c' });
    await expectEnvelope(response(400, {}, body), { profile: profiles.solrouter });
  });
});
