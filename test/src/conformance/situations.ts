import { connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import type { Host } from './host.js';
import { type Answer, ask, comparable } from './http.js';

const CORS = 'x-mine, Retry-After, x-request-id, retry-after-ms, x-should-retry';

/** What is no thrown value but a moment: HEAD, stale headers, uploads, callers that leave. */
export function situationsOn(hosts: () => readonly Host[]): void {
  const everywhere = async (
    path: string,
    asked: Parameters<typeof ask>[2],
    check: (answer: Answer, host: Host) => void,
  ): Promise<void> => {
    const answers = await Promise.all(hosts().map(({ port }) => ask(port, path, asked)));
    const [first] = answers as [Answer];
    for (const [index, answer] of answers.entries()) {
      check(answer, hosts()[index] as Host);
      expect(comparable(answer)).toEqual(comparable(first));
    }
  };

  describe('a situation', () => {
    test('HEAD: the headers of the envelope, and no body', () =>
      everywhere('/throw/0', { method: 'HEAD', headers: { 'x-request-id': 'h' } }, (answer) => {
        expect(answer).toMatchObject({ status: 500, body: '', whole: true });
        expect(answer.headers).toMatchObject({
          'content-type': 'application/json; charset=utf-8',
          'content-length': '101',
          'x-request-id': 'h',
        });
      }));

    test('stale entity headers go; CORS, Vary, cookies, rate limits and the request id stay', () =>
      everywhere('/stale', { headers: { 'x-request-id': 's' } }, ({ status, headers, body }) => {
        expect(status).toBe(409);
        expect(JSON.parse(body)).toMatchObject({ error: { code: 'conflict' } });
        expect(headers).toEqual({
          'access-control-allow-origin': 'https://app.example',
          'access-control-expose-headers': CORS,
          'cache-control': 'no-store',
          connection: expect.any(String),
          'content-length': String(Buffer.byteLength(body)),
          'content-type': 'application/json; charset=utf-8',
          date: expect.any(String),
          'ratelimit-policy': '"burst";q=100;w=60',
          'set-cookie': ['a=1', 'b=2'],
          vary: 'Origin',
          'x-request-id': 's',
          'x-should-retry': 'false',
          ...(headers['x-powered-by'] ? { 'x-powered-by': 'Express' } : {}),
        });
      }));

    test("a rate limiter's Retry-After, written before the limit was thrown, is the hint", () =>
      everywhere('/limited', { headers: { 'x-request-id': 'l' } }, ({ headers, body }) => {
        expect(headers).toMatchObject({ 'retry-after': '7', 'retry-after-ms': '7000' });
        expect(body).toContain('Rate limit exceeded. Please retry after 7 seconds.');
      }));

    test.each([
      ['taken where it is one', 'Req_1.a-B', 'Req_1.a-B'],
      ['taken up to 128 characters', 'x'.repeat(128), 'x'.repeat(128)],
      ['replaced over 128 characters', 'x'.repeat(129), undefined],
      ['replaced where it has other characters', 'id;<script>', undefined],
      ['replaced where it is empty', '', undefined],
    ])('the inbound request id is %s', async (_, given, expected) => {
      for (const path of ['/ok', '/throw/0', '/nowhere'])
        for (const { port } of hosts()) {
          const { headers } = await ask(port, path, { headers: { 'x-request-id': given } });
          if (expected === undefined) expect(headers['x-request-id']).toMatch(/^[\w-]{36}$/);
          else expect(headers['x-request-id']).toBe(expected);
        }
    });

    test.each(['keep-alive', 'close'])(
      'an upload of 8 MiB that is refused gets its answer, connection: %s',
      async (connection) => {
        // Refused by the handler, or before it by the body parser that Nest brings along.
        const body = new Uint8Array(8 * 1024 * 1024);
        const headers = { connection, 'content-type': 'application/json' };
        for (const { port, name } of hosts()) {
          const answer = await ask(port, '/upload', { method: 'POST', headers, body });
          expect([name, answer.status, answer.whole]).toEqual([name, 413, true]);
          expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'request_too_large' } });
        }
      },
    );

    test('a URL that cannot be decoded is a bad request', async () => {
      // @koa/router hands such a path on as it is.
      for (const { port, name } of hosts().filter(({ name }) => !name.startsWith('koa'))) {
        const { status, body } = await ask(port, '/throw/%E0%A4%A');
        expect([name, status]).toEqual([name, 400]);
        expect(JSON.parse(body)).toMatchObject({ error: { code: 'invalid_request_error' } });
      }
    });

    test('so is one that no route takes', async () => {
      const answers = await Promise.all(hosts().map(({ port }) => ask(port, '/nowhere/%E0%A4%A')));
      for (const { status, body } of answers) {
        expect(status).toBe(400);
        expect(body).toBe(answers[0]?.body);
        expect(JSON.parse(body)).toMatchObject({ error: { code: 'invalid_request_error' } });
      }
    });

    test("what Node's own parser refuses is answered in the envelope", async () => {
      for (const { port, name } of hosts()) {
        const answer = await exchange(port, 'NONSENSE\r\n\r\n');
        const [head = '', body = ''] = answer.split('\r\n\r\n');
        expect([name, head.split('\r\n')[0]]).toEqual([name, 'HTTP/1.1 400 Bad Request']);
        expect(head).toContain('connection: close');
        expect(head).toContain(`content-length: ${Buffer.byteLength(body)}`);
        expect(JSON.parse(body)).toEqual({
          error: {
            message: 'the request is not valid HTTP',
            type: 'invalid_request_error',
            code: 'invalid_request_error',
            param: null,
          },
        });
      }
    });

    test('the caller gone: nothing is sent, and it is logged as client_closed_request', async () => {
      for (const host of hosts()) {
        const id = `gone-${host.name}`;
        const socket = connect(host.port, '127.0.0.1');
        socket.write(`GET /waits HTTP/1.1\r\nhost: x\r\nx-request-id: ${id}\r\n\r\n`);
        let received = 0;
        socket.on('data', (bytes) => {
          received += bytes.length;
        });
        await host.message(({ waiting }) => waiting === id);
        socket.destroy();
        const { log } = await host.message((message) => message.log?.request_id === id);
        expect(log).toMatchObject({ code: 'client_closed_request', status: 499, origin: 'caller' });
        expect(received).toBe(0);
      }
    });

    test('exactly one of onFault and onSuccess is called, once a request', async () => {
      for (const host of hosts()) {
        await ask(host.port, '/ok', { headers: { 'x-request-id': `one-ok-${host.name}` } });
        await ask(host.port, '/throw/0', { headers: { 'x-request-id': `one-bad-${host.name}` } });
        // A last request: by its report everything before it has been told.
        await ask(host.port, '/nowhere', { headers: { 'x-request-id': `last-${host.name}` } });
        await host.message(({ id }) => id === `last-${host.name}`);
        const told = (id: string): unknown[] =>
          host.messages.filter((message) => message.id === id).map((message) => message.told);
        expect(told(`one-bad-${host.name}`)).toEqual(['fault']);
        // Koa's adapter and Nest's module open each request at arrival, as requestContext does.
        expect(told(`one-ok-${host.name}`)).toEqual(['success']);
      }
    });
  });
}

/** Bytes out, bytes back, until the other side closes. */
function exchange(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      received += text;
    });
    socket.on('error', reject).on('close', () => resolve(received));
  });
}
