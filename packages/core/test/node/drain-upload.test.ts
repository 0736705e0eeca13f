import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { fault } from '../../src/fault.js';
import { drainUpload } from '../../src/node/drain-upload.js';
import { createWriter } from '../../src/node/writer.js';
import { answerOf } from './serve.js';

const MIB = 1024 * 1024;

describe('an upload that is refused', () => {
  test.each(['keep-alive', 'close'])(
    'gets its answer and is read to its end, %s',
    async (connection) => {
      const writer = createWriter({ logger: false });
      let read = 0;
      const { status, whole } = await answerOf(
        (req, res) => {
          writer.fail(fault('request_too_large'), req, res);
          req.on('data', (chunk: Buffer) => {
            read += chunk.length;
          });
          return once(req, 'end');
        },
        { method: 'POST', headers: { connection }, body: new Uint8Array(8 * MIB) },
      );
      expect([status, whole, read]).toEqual([413, true, 8 * MIB]);
    },
  );

  test('is read also after a body parser has stopped it', async () => {
    const writer = createWriter({ logger: false });
    const { status, whole } = await answerOf(
      (req, res) => {
        req.once('data', () => {
          req.pause();
          writer.fail(fault('request_too_large'), req, res);
        });
      },
      { method: 'POST', headers: { connection: 'close' }, body: new Uint8Array(8 * MIB) },
    );
    expect([status, whole]).toEqual([413, true]);
  });

  test('over 64 MiB the connection is closed, not reset', async () => {
    const writer = createWriter({ logger: false });
    const server = createServer((req, res) =>
      writer.fail(fault('request_too_large'), req, res),
    ).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      answer += text;
    });
    const ended = once(socket, 'end');
    socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${200 * MIB}\r\n\r\n`);
    await writeUntilEnd(socket, new Uint8Array(MIB));
    await ended;
    server.close();
    expect(answer).toContain('HTTP/1.1 413');
    expect(socket.bytesWritten).toBeGreaterThan(64 * MIB);
    expect(socket.bytesWritten).toBeLessThan(200 * MIB);
  });

  test('that never ends is told as such by the clock', async () => {
    const whole = await new Promise<boolean>((resolve) => {
      const server = createServer((req) => {
        drainUpload(
          req,
          (result) => {
            req.socket.destroy();
            server.close();
            resolve(result);
          },
          { bytes: MIB, ms: 20 },
        );
      }).listen(0, '127.0.0.1', () => {
        const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
        socket.on('error', () => {});
        socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf');
      });
    });
    expect(whole).toBe(false);
  });
});

async function writeUntilEnd(socket: Socket, chunk: Uint8Array): Promise<void> {
  let over = false;
  socket.once('end', () => {
    over = true;
  });
  while (!over && !socket.destroyed)
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
}
