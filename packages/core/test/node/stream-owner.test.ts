import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, constants, createServer as createHttp2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { fault } from '../../src/fault.js';
import { openStream, type StreamOwner, streamOwnerOf } from '../../src/node/stream-owner.js';

const FRAME = 'data: {"choices":[]}\n\n';
const bytes = (text: string): Uint8Array => Buffer.from(text);

interface Answer {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: string;
  /** Did the last chunk come? */
  complete: boolean;
}

/** One request through a handler; the answer as far as it came. */
async function answerOf(
  handle: (res: ServerResponse) => void,
  onData: (res: IncomingMessage) => void = () => {},
): Promise<Answer> {
  const server = createServer((_req, res) => handle(res)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const request = get({ port: (server.address() as AddressInfo).port, host: '127.0.0.1' });
    const [res] = (await once(request, 'response')) as [IncomingMessage];
    let body = '';
    res.on('data', (chunk) => {
      body += chunk;
      onData(res);
    });
    res.on('error', () => {});
    await new Promise((resolve) => res.once('close', resolve));
    return { status: res.statusCode, headers: res.headers, body, complete: res.complete };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('openStream', () => {
  test('sends the head of an event stream at once, and keeps what meant something', async () => {
    const answer = await answerOf((res) => {
      res.setHeader('x-request-id', 'req_1');
      res.setHeader('content-length', '12');
      openStream(res).finish();
    });
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': 'req_1',
    });
    expect(answer.headers['content-length']).toBeUndefined();
    expect(answer).toMatchObject({ body: '', complete: true });
  });

  test('makes a request id where none was; Anthropic’s clients read it from request-id', async () => {
    const { headers } = await answerOf((res) => openStream(res, { dialect: 'anthropic' }).finish());
    expect(headers['x-request-id']).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
    expect(headers['request-id']).toBe(headers['x-request-id']);
  });

  test('a response has one owner', async () => {
    let owner: StreamOwner | undefined;
    let second: unknown;
    const answer = await answerOf((res) => {
      expect(streamOwnerOf(res)).toBeUndefined();
      owner = openStream(res);
      expect(streamOwnerOf(res)).toBe(owner);
      try {
        openStream(res);
      } catch (error) {
        second = error;
      }
      owner.finish();
    });
    expect(second).toMatchObject({ code: 'internal_error' });
    expect(answer.complete).toBe(true);
  });

  test('fail writes the frame of the dialect with the request id, and nothing after it', async () => {
    const answer = await answerOf(async (res) => {
      res.setHeader('request-id', 'req_9').setHeader('x-request-id', 'req_9');
      const stream = openStream(res, { dialect: 'anthropic' });
      await stream.write(bytes('event: ping\ndata: {"type":"ping"}\n\n'));
      stream.fail(fault('overloaded', { message: 'busy', expose: true }));
      stream.fail(fault('internal_error'));
      stream.finish();
      await stream.write(bytes('late'));
    });
    expect(answer.body).toBe(
      'event: ping\ndata: {"type":"ping"}\n\n' +
        'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"busy"},"request_id":"req_9"}\n\n',
    );
    expect(answer.complete).toBe(true);
  });

  test('the Responses frame carries the next sequence number', async () => {
    const answer = await answerOf((res) => {
      const stream = openStream(res, { dialect: 'responses' });
      stream.sequenceNumber = 7;
      stream.fail(fault('upstream_unreachable'));
    });
    expect(JSON.parse(answer.body.slice(6))).toMatchObject({ type: 'error', sequence_number: 7 });
  });

  test('half a frame is closed before the error frame', async () => {
    const answer = await answerOf(async (res) => {
      const stream = openStream(res);
      await stream.write(bytes('data: {"cho'));
      stream.fail(fault('upstream_unreachable', { message: 'gone', expose: true }));
    });
    expect(answer.body).toBe(
      'data: {"cho\n\n' +
        'data: {"error":{"message":"gone","type":"api_error","code":"upstream_unreachable","param":null}}\n\n',
    );
  });

  test('a bare res.end() is a failure', async () => {
    const answer = await answerOf(async (res) => {
      const stream = openStream(res);
      await stream.write(bytes(FRAME));
      res.end();
    });
    expect(answer.body).toBe(
      `${FRAME}data: {"error":{"message":"internal server error","type":"api_error","code":"internal_error","param":null}}\n\n`,
    );
    expect(answer.complete).toBe(true);
  });

  test('where no frame can be written the socket is destroyed without the last chunk', async () => {
    const answer = await answerOf(async (res) => {
      const stream = openStream(res);
      await stream.write(bytes(FRAME));
      const { end } = res;
      res.write = () => {
        throw new Error('cannot write');
      };
      Object.defineProperty(res, 'end', {
        value: (...args: unknown[]) => {
          if (args.length > 0) throw new Error('cannot write');
          return Reflect.apply(end, res, args);
        },
      });
      stream.fail(fault('internal_error'));
    });
    expect(answer.complete).toBe(false);
    expect(answer.body).not.toContain('error');
  });

  test('comments go out while nothing comes, and only between frames', async () => {
    let stream: StreamOwner | undefined;
    const answer = await answerOf(
      (res) => {
        stream = openStream(res, { heartbeatMs: 5 });
      },
      () => stream?.finish(),
    );
    expect(answer).toMatchObject({ body: ': keep-alive\n\n', complete: true });
  });

  test('the caller who left rejects the write that waited for him', async () => {
    let refused: unknown;
    let after: unknown;
    const done = new Promise<void>((resolve) => {
      void answerOf(
        async (res) => {
          const stream = openStream(res);
          const chunk = Buffer.alloc(1 << 20, 10);
          try {
            for (;;) await stream.write(chunk);
          } catch (error) {
            refused = error;
          }
          await stream.write(chunk).catch((error: unknown) => {
            after = error;
          });
          stream.fail(fault('internal_error'));
          expect(res.listenerCount('drain') + res.listenerCount('close')).toBeLessThanOrEqual(1);
          resolve();
        },
        (res) => res.destroy(),
      );
    });
    await done;
    expect(refused).toMatchObject({ code: 'client_closed_request' });
    expect(after).toMatchObject({ code: 'client_closed_request' });
  });

  test('client_closed_request is never sent as a frame', async () => {
    const answer = await answerOf(async (res) => {
      const stream = openStream(res);
      await stream.write(bytes(FRAME));
      stream.fail(fault('client_closed_request'));
    });
    expect(answer.complete).toBe(false);
    expect(answer.body).not.toContain('error');
  });

  test('HTTP/2: frames go out, and a cut is no end', async () => {
    const server = createHttp2Server((req, res) => {
      const stream = openStream(res as unknown as ServerResponse);
      void stream.write(bytes(FRAME)).then(() => {
        const code = req.url === '/left' ? 'client_closed_request' : 'overloaded';
        stream.fail(fault(code));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const session = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const ask = async (path: string): Promise<{ body: string; code: number }> => {
      const stream = session.request({ ':path': path });
      let body = '';
      stream.on('data', (chunk) => {
        body += chunk;
      });
      stream.on('error', () => {});
      await new Promise((resolve) => stream.once('close', resolve));
      return { body, code: stream.rstCode };
    };
    try {
      expect(await ask('/')).toEqual({
        body: `${FRAME}data: {"error":{"message":"the provider is overloaded","type":"api_error","code":"overloaded","param":null}}\n\n`,
        code: constants.NGHTTP2_NO_ERROR,
      });
      expect((await ask('/left')).code).toBe(constants.NGHTTP2_INTERNAL_ERROR);
    } finally {
      session.destroy();
      server.close();
    }
  });
});
