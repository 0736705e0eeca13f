import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { answerClientErrors } from '../../src/node/client-errors.js';
import type { FaultwireOptions } from '../../src/observer.js';
import { profiles } from '../../src/profiles/index.js';

interface Outcome {
  readonly status: string;
  readonly headers: string;
  readonly body: string;
  readonly reset: boolean;
}

/** Bytes to a server, and what it says until it closes. */
async function told(
  bytes: readonly string[],
  options: FaultwireOptions = {},
  serverOptions: ServerOptions = {},
  prepare: (server: Server) => void = () => {},
): Promise<Outcome> {
  const server = createServer(serverOptions, (req, res) => req.on('end', () => res.end()).resume());
  prepare(server);
  answerClientErrors(server, { logger: false, ...options });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  let reset = false;
  socket.setEncoding('utf8').on('data', (text: string) => {
    received += text;
  });
  socket.on('error', () => {
    reset = true;
  });
  for (const part of bytes) socket.write(part);
  await once(socket, 'close');
  server.close();
  const [head = '', body = ''] = received.split('\r\n\r\n');
  const [status = '', ...headers] = head.split('\r\n');
  return { status, headers: headers.join('\n'), body, reset };
}

describe('answerClientErrors', () => {
  test('what is no HTTP is a bad request in the envelope', async () => {
    const { status, headers, body } = await told(['NONSENSE\r\n\r\n']);
    expect(status).toBe('HTTP/1.1 400 Bad Request');
    expect(headers).toMatch(/^content-type: application\/json; charset=utf-8$/m);
    expect(headers).toMatch(/^cache-control: no-store$/m);
    expect(headers).toMatch(/^x-request-id: [\w.-]{1,128}$/m);
    expect(headers).toMatch(/^connection: close$/m);
    expect(headers).toContain(`content-length: ${Buffer.byteLength(body)}`);
    expect(JSON.parse(body)).toMatchObject({
      error: { type: 'invalid_request_error', code: 'invalid_request_error' },
    });
  });

  test('headers that are too large, and still coming, get their answer unreset', async () => {
    const flood = Array.from({ length: 64 }, () => 'y'.repeat(65_536));
    const { status, body, reset } = await told(['GET / HTTP/1.1\r\nx: ', ...flood, '\r\n\r\n']);
    // 431 is in no profile's table of statuses and folds.
    expect(status).toBe('HTTP/1.1 400 Bad Request');
    expect(JSON.parse(body).error.message).toBe('request header fields too large');
    expect(reset).toBe(false);
  });

  test.each([
    [profiles.standard, 'HTTP/1.1 408 Request Timeout'],
    [profiles.solidrust, 'HTTP/1.1 503 Service Unavailable'],
    [profiles.openai, 'HTTP/1.1 504 Gateway Timeout'],
  ])('a request that takes too long to come: $name', async (profile, expected) => {
    const slow = { headersTimeout: 20, requestTimeout: 20, connectionsCheckingInterval: 10 };
    const { status, body } = await told(['GET / HTTP/1.1\r\n'], { profile }, slow);
    expect(status).toBe(expected);
    expect(JSON.parse(body).error).toMatchObject({
      type: 'timeout_error',
      code: 'request_timeout',
    });
  });

  test('answers before a listener of the framework, and only once', async () => {
    const { status, body } = await told(['NONSENSE\r\n\r\n'], {}, {}, (server) =>
      server.on('clientError', (_error, socket) => {
        if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n{"message":"theirs"}');
      }),
    );
    expect(status).toBe('HTTP/1.1 400 Bad Request');
    expect(body).toContain('"error":{');
    expect(body).not.toContain('theirs');
  });

  test('is logged under the id that it was answered with', async () => {
    const records: { code?: string; request_id?: string }[] = [];
    const log = (record: object): unknown => records.push(record);
    const logger = { info: log, warn: log, error: log };
    const { headers } = await told(['NONSENSE\r\n\r\n'], { logger });
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ code: 'invalid_request_error', status: 400 });
    expect(headers).toContain(`x-request-id: ${records[0]?.request_id}`);
  });

  test('refuses wrong options at start', () => {
    expect(() => answerClientErrors(createServer(), { profile: 'openai' } as object)).toThrow(
      '`profile`',
    );
  });
});
