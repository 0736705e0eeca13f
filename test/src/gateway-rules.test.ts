import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectEnvelope } from '@faultwire/lab';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Pair, starters, startPair } from './support/gateways.js';

const hello = [{ role: 'user', content: 'Hello' }];
const json = { 'content-type': 'application/json' };

describe.each(starters)('the gateway on %s', (_framework, start) => {
  let pair: Pair;

  beforeAll(async () => {
    pair = await startPair(start);
  });
  afterAll(() => pair.close());

  const post = (
    path: string,
    body: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(pair.gateway.url + path, {
      method: 'POST',
      headers: { authorization: 'Bearer demo', ...json, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  describe('asks in order', () => {
    test('path, then method, before the key', async () => {
      const nowhere = await fetch(`${pair.gateway.url}/nowhere`);
      await expectEnvelope(nowhere, { status: 404, code: 'not_found' });
      const wrong = await fetch(`${pair.gateway.url}/models`, { method: 'DELETE' });
      expect(wrong.headers.get('allow')).toBe('GET, HEAD');
      await expectEnvelope(wrong, { status: 405, code: 'method_not_allowed' });
    });

    test('the key before the body', async () => {
      const response = await post('/chat/completions', '{', { authorization: 'Bearer nobody' });
      await expectEnvelope(response, { status: 401, code: 'invalid_api_key' });
    });

    test('the permission before the body', async () => {
      const response = await post('/chat/completions', '{', {
        authorization: 'Bearer demo_readonly',
      });
      await expectEnvelope(response, { status: 403, code: 'permission_denied' });
    });

    test('the rate limit before the body', async () => {
      const headers = { authorization: 'Bearer demo_limited' };
      const first = await post('/chat/completions', '{', headers);
      await expectEnvelope(first, { status: 400 });
      const second = await post('/chat/completions', '{', headers);
      await expectEnvelope(second, { status: 429, code: 'rate_limit_exceeded' });
    });

    test('the request before its model, the model before the balance, the balance before the window', async () => {
      const empty = { authorization: 'Bearer demo_empty' };
      const ask = async (body: object): Promise<string | null> => {
        const response = await post('/chat/completions', body, empty);
        return (await expectEnvelope(response)).code;
      };
      const long = { messages: hello, max_tokens: 10_000 };
      expect(await ask({ model: 'nothing', messages: [] })).toBe('invalid_request_error');
      expect(await ask({ model: 'nothing', ...long })).toBe('model_not_found');
      expect(await ask({ model: 'demo-large', ...long })).toBe('insufficient_balance');
    });
  });

  describe('tells other dialects in their own words', () => {
    test('Anthropic Messages', async () => {
      const response = await fetch(`${pair.gateway.url}/messages`, {
        method: 'POST',
        headers: { 'x-api-key': 'demo', ...json },
        body: JSON.stringify({ model: 'fault:overloaded', max_tokens: 9, messages: hello }),
      });
      expect(response.status).toBe(503);
      const id = response.headers.get('request-id');
      expect(await response.json()).toEqual({
        type: 'error',
        error: { type: 'overloaded_error', message: 'the provider is overloaded' },
        request_id: id,
      });
    });

    test('Gemini', async () => {
      const call = 'v1beta/models/fault:overloaded:generateContent';
      const response = await fetch(`${pair.gateway.origin}/${call}`, {
        method: 'POST',
        headers: { 'x-goog-api-key': 'demo', ...json },
        body: JSON.stringify({ contents: [{ role: 'user', parts: [{ text: 'Hello' }] }] }),
      });
      expect(response.status).toBe(503);
      expect(await response.json()).toEqual({
        error: { code: 503, message: 'the provider is overloaded', status: 'UNAVAILABLE' },
      });
    });

    test.each([
      ['/chat/completions', { messages: hello }, 'data: [DONE]'],
      ['/responses', { input: 'Hello' }, '"type":"response.completed"'],
      ['/messages', { messages: hello, max_tokens: 9 }, 'event: message_stop'],
    ])('a good stream of %s is whole', async (path, body, end) => {
      const response = await post(path, { model: 'demo-small', stream: true, ...body });
      expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
      expect(await response.text()).toContain(end);
    });

    test.each([
      [
        '/chat/completions',
        { messages: hello },
        /data: {"error":{"message":".+","type":"api_error","code":"upstream_unreachable","param":null}}\n\n$/,
      ],
      [
        '/responses',
        { input: 'Hello' },
        /data: {"type":"error","code":"upstream_unreachable",.+"sequence_number":8,"error":{.+}}\n\n$/,
      ],
      [
        '/messages',
        { messages: hello, max_tokens: 9 },
        /event: error\ndata: {"type":"error","error":{"type":"api_error",.+},"request_id":".+"}\n\n$/,
      ],
    ])('a cut stream of %s ends with its error frame', async (path, body, end) => {
      const response = await post(path, { model: 'fault:clean_end', stream: true, ...body });
      expect(response.status).toBe(200);
      expect(await response.text()).toMatch(end);
    });
  });

  test('nothing of the caller goes up but what is meant to', async () => {
    await post(
      '/chat/completions',
      { model: 'demo-small', messages: hello },
      {
        cookie: 'a=b',
        'x-secret': 's',
        'x-probe-id': 'p-9',
        'x-stainless-retry-count': '1',
        'x-request-id': 'mine-1',
      },
    );
    const seen = pair.upstream.requests.find(({ headers }) => headers['x-probe-id'] === 'p-9');
    expect(Object.keys(seen?.headers ?? {}).sort()).toEqual([
      'accept',
      'accept-encoding',
      'authorization',
      'connection',
      'content-length',
      'content-type',
      'host',
      'x-probe-id',
      'x-request-id',
      'x-stainless-retry-count',
    ]);
    expect(seen?.headers).toMatchObject({
      authorization: 'Bearer operator-key',
      'x-request-id': 'mine-1',
    });
  });

  test('embeddings and models go up and come back', async () => {
    const embeddings = await post('/embeddings', { model: 'demo-small', input: 'Hello' });
    expect(await embeddings.json()).toMatchObject({ data: [{ embedding: [0.25, -0.5, 0.75] }] });
    const models = await fetch(`${pair.gateway.url}/models`, {
      headers: { authorization: 'Bearer demo_readonly' },
    });
    expect(await models.json()).toMatchObject({
      data: [{ id: 'demo-small' }, { id: 'demo-large' }],
    });
  });

  test('a caller who leaves ends the call upstream', async () => {
    const leave = new AbortController();
    const response = await fetch(`${pair.gateway.url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo', 'x-probe-id': 'leaver', ...json },
      body: JSON.stringify({ model: 'fault:stall', stream: true, messages: hello }),
      signal: leave.signal,
    });
    await response.body?.getReader().read();
    leave.abort();
    const seen = pair.upstream.requests.find(({ headers }) => headers['x-probe-id'] === 'leaver');
    while (seen?.aborted !== true) await new Promise((resolve) => setImmediate(resolve));
  });
});

describe.each(starters)('the gateway on %s, otherwise', (_framework, start) => {
  test("--credentials caller passes the caller's key, and the provider's word about it", async () => {
    let seen: IncomingMessage | undefined;
    const provider = createServer((req, res) => {
      seen = req;
      res.writeHead(401, json);
      res.end(
        '{"error":{"message":"Incorrect API key provided: theirs","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}',
      );
    }).listen(0, '127.0.0.1');
    await once(provider, 'listening');
    const upstream = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
    const gateway = await start({ upstream, credentials: 'caller', logger: false });
    const response = await fetch(`${gateway.url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer theirs', ...json },
      body: JSON.stringify({ model: 'demo-large', messages: hello }),
    });
    const { message } = await expectEnvelope(response, { status: 401, code: 'invalid_api_key' });
    expect(message).not.toContain('theirs');
    expect(seen?.headers.authorization).toBe('Bearer theirs');
    await gateway.close();
    provider.close();
  });

  test('--open asks for no key, --pass-models for no known model', async () => {
    const pair = await startPair(start, { open: true, passModels: true });
    const response = await fetch(`${pair.gateway.url}/chat/completions`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ model: 'anything', messages: hello }),
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ model: 'anything' });
    await pair.close();
  });

  test('closing ends a stream in flight with a frame that says so', async () => {
    const pair = await startPair(start, { timeouts: {} });
    const response = await fetch(`${pair.gateway.url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo', ...json },
      body: JSON.stringify({ model: 'fault:stall', stream: true, messages: hello }),
    });
    const [text] = await Promise.all([response.text(), pair.gateway.close()]);
    expect(text).toMatch(
      /data: {"error":{"message":".+","type":"api_error","code":"service_unavailable","param":null}}\n\n$/,
    );
    await pair.upstream.close();
  });
});
