import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { fault } from '../../src/fault.js';
import { openStream } from '../../src/node/stream-owner.js';
import { createWriter } from '../../src/node/writer.js';
import { type Answer, answerOf } from './serve.js';

const EVENT = 'data: {"n":1}\n\n';
const FRAME =
  'data: {"error":{"message":"the provider is overloaded","type":"api_error","code":"overloaded","param":null}}\n\n';

function late(
  begin: (res: ServerResponse) => Promise<void> | void,
  path = '/v1/chat/completions',
): Promise<Answer> {
  const writer = createWriter({ logger: false });
  return answerOf(
    async (req, res) => {
      writer.open(req, res);
      await begin(res);
      writer.fail(fault('overloaded'), req, res);
    },
    { path, headers: { 'x-request-id': 'late' } },
  );
}

/** The bytes are on their way, so that a cut cannot take them along. */
const sent = (res: ServerResponse, text: string): Promise<void> =>
  new Promise((resolve) => res.write(text, () => resolve()));

describe('failing late', () => {
  test.each([
    ['setHeader', (res: ServerResponse) => void res.setHeader('content-type', 'text/event-stream')],
    [
      'writeHead',
      (res: ServerResponse) =>
        void res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' }),
    ],
  ])('an event stream by %s ends in the frame, and cleanly', async (_, head) => {
    const { body, whole } = await late((res) => {
      head(res);
      res.write(EVENT);
    });
    expect([body, whole]).toEqual([EVENT + FRAME, true]);
  });

  test('in the dialect of its route', async () => {
    const { body } = await late((res) => {
      res.setHeader('content-type', 'text/event-stream');
      res.write(EVENT);
    }, '/v1/messages');
    expect(body).toBe(
      `${EVENT}event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"the provider is overloaded"},"request_id":"late"}\n\n`,
    );
  });

  test('an owned stream is failed by its owner', async () => {
    const { body, whole } = await late((res) => openStream(res).write(Buffer.from(EVENT)));
    expect([body, whole]).toEqual([EVENT + FRAME, true]);
  });

  test.each([
    ['text', { 'content-type': 'text/plain' }],
    ['JSON', { 'content-type': 'application/json' }],
    [
      'an event stream that the application compressed',
      { 'content-type': 'text/event-stream', 'content-encoding': 'gzip' },
    ],
    [
      'an event stream of a fixed length',
      { 'content-type': 'text/event-stream', 'content-length': '500' },
    ],
  ])('%s is cut', async (_, headers) => {
    const { body, whole } = await late((res) => {
      res.writeHead(200, headers);
      return sent(res, EVENT);
    });
    expect([body, whole]).toEqual([EVENT, false]);
  });

  test('an event stream behind the compression middleware takes the frame', async () => {
    const { body, whole } = await late((res) => {
      Object.assign(res, { flush() {} });
      res.writeHead(200, { 'content-type': 'text/event-stream', 'content-encoding': 'br' });
      res.write(EVENT);
    });
    expect([body, whole]).toEqual([EVENT + FRAME, true]);
  });

  test('a body that only the end of the connection ends is reset', async () => {
    const writer = createWriter({ logger: false });
    let received = (): void => {};
    const read = new Promise<void>((resolve) => {
      received = resolve;
    });
    const server = createServer(async (req, res) => {
      res.writeHead(200, { 'content-type': 'text/plain' });
      res.write(EVENT);
      await read;
      writer.fail(fault('overloaded'), req, res);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    // HTTP/1.0 knows no chunks.
    const socket = connect(port, '127.0.0.1', () => socket.write('GET / HTTP/1.0\r\n\r\n'));
    socket.on('data', () => received());
    const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
    server.close();
    expect(error.code).toBe('ECONNRESET');
  });
});
