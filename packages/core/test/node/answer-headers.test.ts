import type { ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { fault } from '../../src/fault.js';
import { createWriter } from '../../src/node/writer.js';
import { answerOf } from './serve.js';

async function headersAfter(
  before: Record<string, string | string[]>,
): Promise<Record<string, unknown>> {
  const writer = createWriter({ logger: false });
  const { headers } = await answerOf((req, res: ServerResponse) => {
    for (const [name, value] of Object.entries(before)) res.setHeader(name, value);
    writer.fail(fault('conflict'), req, res);
  });
  return headers;
}

describe('the headers of an answer', () => {
  test.each([
    ['content-encoding', 'gzip'],
    ['etag', '"1"'],
    ['last-modified', 'Sat, 21 Nov 2026 00:00:00 GMT'],
    ['content-range', 'bytes 0-1/2'],
    ['content-disposition', 'attachment'],
    ['content-language', 'de'],
    ['location', '/elsewhere'],
    ['expires', 'Sat, 21 Nov 2099 00:00:00 GMT'],
    ['trailer', 'x-checksum'],
    ['transfer-encoding', 'chunked'],
    ['cdn-cache-control', 'max-age=600'],
    ['x-accel-redirect', '/files/report.pdf'],
    ['retry-after', '600'],
    ['allow', ''],
  ])('%s of the answer that failed goes', async (name, value) => {
    expect((await headersAfter({ [name]: value }))[name]).toBeUndefined();
  });

  test.each([
    ['cache-control', 'public, max-age=600', 'no-store'],
    ['content-type', 'text/html', 'application/json; charset=utf-8'],
    ['content-length', '3', ''],
  ])('%s is replaced', async (name, value, expected) => {
    const headers = await headersAfter({ [name]: value });
    if (name !== 'content-length') expect(headers[name]).toBe(expected);
    else expect(Number(headers[name])).toBeGreaterThan(100);
  });

  test.each([
    ['vary', 'Origin'],
    ['set-cookie', ['a=1', 'b=2']],
    ['access-control-allow-credentials', 'true'],
    ['ratelimit', '"burst";r=0;t=7'],
    ['strict-transport-security', 'max-age=1'],
  ])('%s stays', async (name, value) => {
    expect((await headersAfter({ [name]: value }))[name]).toEqual(value);
  });

  test.each([
    [undefined, 'x-request-id, retry-after, retry-after-ms, x-should-retry'],
    ['*', '*, x-request-id, retry-after, retry-after-ms, x-should-retry'],
    ['X-Request-Id, x-mine', 'X-Request-Id, x-mine, retry-after, retry-after-ms, x-should-retry'],
    [['a', 'b'], 'a, b, x-request-id, retry-after, retry-after-ms, x-should-retry'],
  ])('scripts of other origins may read ours beside %j', async (exposed, expected) => {
    const headers = await headersAfter({
      'access-control-allow-origin': '*',
      ...(exposed === undefined ? {} : { 'access-control-expose-headers': exposed }),
    });
    expect(headers['access-control-expose-headers']).toBe(expected);
  });

  test('without CORS nothing is exposed', async () => {
    expect((await headersAfter({}))['access-control-expose-headers']).toBeUndefined();
  });
});
