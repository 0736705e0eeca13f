import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type Fault, fault } from '@faultwire/core';
import { requestInfo } from '@faultwire/core/node';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createSend } from '../src/send.js';
import { createTransport } from '../src/transport.js';
import { checkOptions, type UpstreamOptions } from '../src/upstream-options.js';

const ends: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

function sender(options: UpstreamOptions): ReturnType<typeof createSend> {
  const transport = createTransport();
  ends.push(() => transport.close());
  return createSend(options, transport);
}

async function failure(promise: Promise<unknown>): Promise<Fault> {
  return promise.then(
    () => Promise.reject(new Error('it did not fail')),
    (error: Fault) => error,
  );
}

const answerWith =
  (
    body: string,
    head: Record<string, string> = { 'content-type': 'application/json' },
  ): RequestListener =>
  (_req, res) => {
    res.writeHead(200, head).end(body);
  };

describe('send', () => {
  test('sends JSON with the operator key and nothing of the caller', async () => {
    let seen: IncomingMessage | undefined;
    let text = '';
    const baseURL = await serve(async (req, res) => {
      seen = req;
      for await (const chunk of req) text += chunk;
      res.end('{"ok":true}');
    });
    const inbound = await serve(async (req, res) => {
      const send = sender({ baseURL, apiKey: 'operator-key' });
      const reply = await send('/chat/completions', { body: { model: 'm' }, caller: req });
      res.end(JSON.stringify(await reply.json()));
    });
    const response = await fetch(inbound, {
      headers: {
        authorization: 'Bearer caller-key',
        cookie: 'a=b',
        'x-request-id': 'r-1',
        'x-stainless-retry-count': '2',
      },
    });
    expect(await response.json()).toEqual({ ok: true });
    expect(seen?.url).toBe('/v1/chat/completions');
    expect(seen?.method).toBe('POST');
    expect(text).toBe('{"model":"m"}');
    expect(seen?.headers).toMatchObject({
      authorization: 'Bearer operator-key',
      'accept-encoding': 'identity',
      'content-type': 'application/json',
      'x-request-id': 'r-1',
      'x-stainless-retry-count': '2',
    });
    expect(seen?.headers.cookie).toBeUndefined();
  });

  test("credentials 'caller' passes the caller's key on", async () => {
    let authorization: string | undefined;
    const baseURL = await serve((req, res) => {
      authorization = req.headers.authorization;
      res.end('{}');
    });
    const inbound = await serve(async (req, res) => {
      await (
        await sender({ baseURL, apiKey: 'ours', credentials: 'caller' })('/models', { caller: req })
      ).json();
      res.end();
    });
    await fetch(inbound, { headers: { authorization: 'Bearer theirs' } });
    expect(authorization).toBe('Bearer theirs');
  });

  test('a connection serves on after failures of every form', async () => {
    const connections = new Set<unknown>();
    const answers: RequestListener[] = [
      (_req, res) => res.writeHead(429).end('{"error":{"message":"Rate limit reached"}}'),
      (_req, res) => res.writeHead(502, { 'content-type': 'text/html' }).end('<html></html>'),
      (_req, res) =>
        res.writeHead(500, { 'content-encoding': 'gzip' }).end(gzipSync('{"error":"x"}')),
      (_req, res) => res.writeHead(503).end(),
      (_req, res) => res.writeHead(500).end('x'.repeat(200_000)),
    ];
    const baseURL = await serve((req, res) => {
      connections.add(req.socket);
      req.resume().on('end', () => answers[Number(req.url?.slice(-1))]?.(req, res));
    });
    const send = sender({ baseURL });
    for (const round of [0, 1])
      for (const index of answers.keys())
        await failure(send(`/${round}/${index}`, { body: { model: 'm' } }));
    expect(connections.size).toBe(1);
  });

  test('a failed status is read for what it means', async () => {
    const baseURL = await serve((_req, res) => {
      res.writeHead(429, { 'content-type': 'application/json', 'retry-after': '7' });
      res.end(
        '{"error":{"message":"Rate limit reached","type":"requests","param":null,"code":"rate_limit_exceeded"}}',
      );
    });
    const thrown = await failure(
      sender({ baseURL })('/chat/completions', { body: { model: 'm' } }),
    );
    expect(thrown).toMatchObject({
      code: 'rate_limit_exceeded',
      origin: 'upstream',
      retryAfterMs: 7_000,
    });
    expect(thrown.attempts).toMatchObject([
      {
        provider: '127.0.0.1',
        model: 'm',
        outcome: 'failed',
        code: 'rate_limit_exceeded',
        status: 429,
      },
    ]);
  });

  test("the operator's key is not the caller's matter", async () => {
    const baseURL = await serve((_req, res) => {
      res.writeHead(401, { 'content-type': 'application/json' });
      res.end(
        '{"error":{"message":"Incorrect API key provided: sk-abc","type":"invalid_request_error","code":"invalid_api_key"}}',
      );
    });
    const thrown = await failure(sender({ baseURL })('/models'));
    expect(thrown.code).toBe('upstream_rejected');
    const own = await failure(sender({ baseURL, credentials: 'caller' })('/models'));
    expect(own.code).toBe('invalid_api_key');
  });

  test('nobody listens', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await once(gone, 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const thrown = await failure(sender({ baseURL: `http://127.0.0.1:${port}` })('/models'));
    expect(thrown).toMatchObject({ code: 'upstream_unreachable', origin: 'upstream' });
    expect(thrown.evidence).toMatchObject({ by: 'code', value: 'ECONNREFUSED' });
  });

  test('closed before the head, and rubbish instead of one', async () => {
    const closed = await serve((req) => req.socket.destroy());
    expect((await failure(sender({ baseURL: closed })('/models'))).code).toBe(
      'upstream_unreachable',
    );
    const rubbish = await serve((req) => req.socket.end('no HTTP\r\n\r\n'));
    expect((await failure(sender({ baseURL: rubbish })('/models'))).code).toBe(
      'upstream_unreachable',
    );
  });

  test('no head within the limit', async () => {
    const baseURL = await serve(() => {});
    const thrown = await failure(sender({ baseURL, timeouts: { firstContentMs: 20 } })('/models'));
    expect(thrown).toMatchObject({ code: 'request_timeout', origin: 'upstream' });
  });

  test('a body that breaks throws while it is read', async () => {
    const baseURL = await serve((req, res) => {
      res.writeHead(200, { 'content-length': '100' });
      res.write('{"half":', () => req.socket.destroy());
    });
    const reply = await sender({ baseURL })('/models');
    expect((await failure(reply.json())).code).toBe('upstream_unreachable');
  });

  test('a body that falls silent, and one that is no JSON', async () => {
    const silent = await serve((_req, res) => {
      res.writeHead(200).write('{');
    });
    const reply = await sender({ baseURL: silent, timeouts: { idleMs: 20 } })('/models');
    expect((await failure(reply.json())).code).toBe('request_timeout');
    const html = await sender({ baseURL: await serve(answerWith('<html>')) })('/models');
    expect((await failure(html.json())).code).toBe('upstream_unreachable');
  });

  test('a compressed body comes out decompressed, and a cut one does not end', async () => {
    const whole = gzipSync('{"ok":true}');
    const head = { 'content-encoding': 'gzip' };
    const good = await serve((_req, res) => void res.writeHead(200, head).end(whole));
    expect(await (await sender({ baseURL: good })('/models')).json()).toEqual({ ok: true });
    const cut = await serve(
      (_req, res) => void res.writeHead(200, head).end(whole.subarray(0, 15)),
    );
    const reply = await sender({ baseURL: cut })('/models');
    expect((await failure(reply.json())).code).toBe('upstream_unreachable');
  });

  test('whoever stops reading ends the call', async () => {
    let closed: Promise<unknown> | undefined;
    const baseURL = await serve((_req, res) => {
      closed = once(res, 'close');
      res.writeHead(200).write('a');
    });
    const reply = await sender({ baseURL })('/models');
    for await (const _ of reply.body) break;
    await closed;
  });

  test('the reason of a signal is what is thrown, before the head and after', async () => {
    let arrived = (): void => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const baseURL = await serve((req, res: ServerResponse) => {
      if (req.url === '/v1/begun') res.writeHead(200).write('a');
      else arrived();
    });
    const shutdown = new AbortController();
    const send = sender({ baseURL });
    const waiting = failure(send('/waiting', { signal: shutdown.signal }));
    await arrival;
    const begun = await send('/begun', { signal: shutdown.signal });
    const reading = failure(begun.json());
    shutdown.abort(fault('service_unavailable'));
    const [one, other] = await Promise.all([waiting, reading]);
    expect([one.code, other.code]).toEqual(['service_unavailable', 'service_unavailable']);
    expect(one).not.toBe(other);
    expect((await failure(send('/late', { signal: shutdown.signal }))).code).toBe(
      'service_unavailable',
    );
  });

  test('the caller leaving aborts the call, and their request learns of it', async () => {
    let upstreamClosed: Promise<unknown> | undefined;
    let left = (_: Fault): void => {};
    const thrown = new Promise<Fault>((resolve) => {
      left = resolve;
    });
    const leave = new AbortController();
    const baseURL = await serve((_req, res) => {
      upstreamClosed = once(res, 'close');
      leave.abort();
    });
    const inbound = await serve(async (req) => {
      left(await failure(sender({ baseURL })('/models', { caller: req })));
      expect(requestInfo(req).attempts).toMatchObject([{ outcome: 'failed' }]);
    });
    await failure(fetch(inbound, { signal: leave.signal }));
    expect((await thrown).code).toBe('client_closed_request');
    await upstreamClosed;
  });

  test('a TypeError where the base URL is missing', async () => {
    await expect(sender({})('/models')).rejects.toThrow('send needs the option baseURL');
  });
});

describe('options', () => {
  test.each<[UpstreamOptions, string]>([
    [{ baseURL: 'api.openai.com' }, 'baseURL must be an http(s) URL'],
    [{ credentials: 'theirs' as never }, "credentials must be 'operator' or 'caller'"],
    [{ timeouts: { idleMs: 0 } }, 'timeouts.idleMs must be a number of ms above 0'],
    [{ timeouts: { idle: 5 } as never }, 'timeouts.idle is not an option'],
  ])('%j is refused', (options, sentence) => {
    expect(() => checkOptions(options)).toThrow(sentence);
  });
});
