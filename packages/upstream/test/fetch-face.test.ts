import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { classify } from '@faultwire/core';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createUpstream } from '../src/index.js';

const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/chat/completions`;
}

const answer =
  (status: number, type: string, body: string): RequestListener =>
  (_req, res) => {
    res.writeHead(status, { 'content-type': type, 'x-request-id': 'up-1' }).end(body);
  };

const { fetch } = createUpstream({ credentials: 'caller' });
const post = { method: 'POST', body: '{"model":"m","messages":[]}' };

const chunk = (content: string, finish: string | null = null): string =>
  `data: {"id":"1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":"${content}"},"finish_reason":${JSON.stringify(finish)}}]}\n\n`;

describe('fetch', () => {
  test.each<[name: string, body: string, type: string, status: number, told: number, code: string]>(
    [
      [
        'HTML',
        '<html><h1>502 Bad Gateway</h1></html>',
        'text/html',
        502,
        502,
        'upstream_unreachable',
      ],
      ['FastAPI', '{"detail":"Invalid API key"}', 'application/json', 401, 401, 'invalid_api_key'],
      [
        'Gemini',
        '{"error":{"code":429,"message":"Resource exhausted","status":"RESOURCE_EXHAUSTED"}}',
        'application/json',
        429,
        429,
        'rate_limit_exceeded',
      ],
      ['flat', '{"message":"The model is overloaded"}', 'application/json', 503, 503, 'overloaded'],
      ['empty', '', 'text/plain', 500, 500, 'internal_error'],
    ],
  )(
    'a failure in the form %s is the standard envelope',
    async (_, body, type, status, told, code) => {
      const response = await fetch(await serve(answer(status, type, body)), post);
      expect(response.status).toBe(told);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect(response.headers.get('x-request-id')).toBe('up-1');
      const { error } = (await response.json()) as { error: object };
      expect(error).toMatchObject({ code, message: expect.any(String) });
      expect(Object.keys(error)).toEqual(['message', 'type', 'code', 'param']);
    },
  );

  test('classify finds the original Fault behind the error that an SDK makes of it', async () => {
    const response = await fetch(
      await serve(answer(500, 'text/plain', 'a-name-for-the-log')),
      post,
    );
    const raised = Object.assign(new Error('500'), { status: 500, headers: response.headers });
    const found = classify(raised, { credentials: 'caller' });
    expect(found.code).toBe('internal_error');
    expect(found.upstream?.raw).toContain('a-name-for-the-log');
    expect(await response.text()).not.toContain('a-name-for-the-log');
  });

  test('a connection that breaks is a 502, not a TypeError', async () => {
    const response = await fetch(await serve((req) => req.socket.destroy()), post);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ error: { code: 'upstream_unreachable' } });
  });

  test('what the caller aborts is rejected as fetch rejects it', async () => {
    const leave = new AbortController();
    const url = await serve(() => leave.abort());
    await expect(fetch(url, { ...post, signal: leave.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });

  test('a good stream passes byte for byte', async () => {
    const text = `${chunk('Hello')}${chunk('', 'stop')}data: [DONE]\n\n`;
    const response = await fetch(await serve(answer(200, 'text/event-stream', text)), post);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
  });

  test('a stream that ends too early does not end as if whole', async () => {
    const url = await serve(answer(200, 'text/event-stream', chunk('Hello')));
    const text = await fetch(url, post)
      .then((response) => response.text())
      .catch(String);
    expect(text).not.toBe(chunk('Hello'));
    expect(text).toMatch(/upstream_unreachable|upstream unreachable|terminated/);
  });

  test("a file is nobody else's business", async () => {
    const url = await serve(answer(200, 'text/plain', 'not JSON'));
    const response = await fetch(url.replace('/chat/completions', '/files/f1/content'));
    expect(await response.text()).toBe('not JSON');
  });

  test('an error under a 200 is a failure', async () => {
    const body =
      '{"error":{"message":"Rate limit reached","type":"requests","code":"rate_limit_exceeded"}}';
    const response = await fetch(await serve(answer(200, 'application/json', body)), post);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).not.toBeNull();
  });
});
