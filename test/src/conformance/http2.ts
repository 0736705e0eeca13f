import { type ClientHttp2Session, connect } from 'node:http2';
import { hostileThrows } from '@faultwire/lab';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { expectedThrow } from './expected-throws.js';
import { Host, serversOf } from './host.js';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
  /** The code of RST_STREAM; 0 for a clean end. */
  readonly reset: number;
}

function ask(session: ClientHttp2Session, path: string, method = 'GET'): Promise<Answer> {
  return new Promise((resolve) => {
    const stream = session.request({ ':path': path, ':method': method, 'x-request-id': 'two' });
    let headers: Record<string, unknown> = {};
    let body = '';
    stream.setEncoding('utf8');
    stream.on('response', (received) => {
      headers = received;
    });
    stream.on('data', (text: string) => {
      body += text;
    });
    stream.on('error', () => {});
    stream.on('close', () =>
      resolve({ status: Number(headers[':status']), headers, body, reset: stream.rstCode ?? 0 }),
    );
    stream.end();
  });
}

/** HTTP/2 through node's compatibility layer, where the framework has it. */
export function overHttp2(): void {
  describe.each(serversOf('http2'))('over HTTP/2, %s', (name) => {
    let host: Host;
    let session: ClientHttp2Session;

    beforeAll(async () => {
      host = await Host.start(name);
      session = connect(`http://127.0.0.1:${host.port}`);
    }, 60_000);

    afterAll(async () => {
      session?.close();
      await host?.stop();
    });

    test('every hostile throw comes out as its envelope', async () => {
      for (const [number, { name: thrown }] of hostileThrows.entries()) {
        const { status, headers, body } = await ask(session, `/throw/${number}`);
        const { code, ...expected } = expectedThrow(thrown);
        expect([thrown, status]).toEqual([thrown, expected.status]);
        expect(JSON.parse(body)).toMatchObject({ error: { code } });
        expect(headers).toMatchObject({
          'content-type': 'application/json; charset=utf-8',
          'content-length': String(Buffer.byteLength(body)),
          'cache-control': 'no-store',
          'x-request-id': 'two',
        });
        expect(headers['connection']).toBeUndefined();
      }
    }, 60_000);

    test('HEAD has no body', async () => {
      const { status, headers, body } = await ask(session, '/throw/0', 'HEAD');
      expect([status, headers['content-length'], body]).toEqual([500, '101', '']);
    });

    test('an event stream ends in its frame; anything else is reset', async () => {
      const events = await ask(session, '/events');
      expect(events.body).toMatch(/"code":"internal_error","param":null}}\n\n$/);
      expect(events.reset).toBe(0);
      const partial = await ask(session, '/partial');
      // INTERNAL_ERROR (RFC 9113 §7): no client takes it for a whole answer.
      expect(partial.reset).toBe(2);
    });

    test('a caller that resets its stream is logged as client_closed_request', async () => {
      const headers = { ':path': '/waits', 'x-request-id': `gone-${name}` };
      const stream = session.request(headers);
      stream.on('error', () => {});
      await host.message(({ waiting }) => waiting === headers['x-request-id']);
      stream.close(8); // CANCEL
      const { log } = await host.message(({ log }) => log?.request_id === headers['x-request-id']);
      expect(log).toMatchObject({ code: 'client_closed_request', origin: 'caller' });
    });

    test('came through it without an unhandled rejection or an exit', () => {
      expect(host.unhandled).toEqual([]);
    });
  });
}
