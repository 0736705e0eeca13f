import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { openRelay, type WireRelay } from '../../../src/check/wire/relay.js';
import { readWireAnswer } from '../../../src/check/wire/wire-answer.js';

let server: Server;
let relay: WireRelay;
afterEach(async () => {
  await relay.close();
  server.closeAllConnections();
  server.close();
});

async function open(listener: RequestListener, headers?: readonly string[]): Promise<void> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  relay = await openRelay(new URL(`http://127.0.0.1:${port}`), headers);
}

test('counts requests, also on one connection, and keeps what came back', async () => {
  await open((request, response) => response.end(request.url));
  for (const path of ['/a', '/b', '/c']) {
    await (await fetch(relay.origin + path, { method: 'POST', body: 'GET / in a body' })).text();
  }
  expect(relay.exchanged.map(({ method, path }) => [method, path])).toEqual([
    ['POST', '/a'],
    ['POST', '/b'],
    ['POST', '/c'],
  ]);
  expect(readWireAnswer(relay.exchanged[2]?.answer ?? Buffer.alloc(0))).toMatchObject({
    status: 200,
    body: '/c',
  });
});

test('a reset stays one, and what came before it is kept', async () => {
  await open((request, response) => {
    response.write('half', () => request.socket.resetAndDestroy());
  });
  await expect(fetch(relay.origin).then((response) => response.text())).rejects.toThrow();
  expect(relay.exchanged).toHaveLength(1);
});

test('bytes pass as they are, eight MiB of them', async () => {
  await open((request, response) => request.pipe(response));
  const body = 'x'.repeat(8 * 1024 * 1024);
  const response = await fetch(relay.origin, { method: 'POST', body });
  expect((await response.text()) === body).toBe(true);
});

test('header lines reach the server', async () => {
  let seen: IncomingHttpHeaders = {};
  await open(
    (request, response) => {
      seen = request.headers;
      response.end();
    },
    ['x-provider: openai', 'x-host: http://there'],
  );
  await (await fetch(relay.origin)).text();
  expect(seen).toMatchObject({ 'x-provider': 'openai', 'x-host': 'http://there' });
});

test('a server that is not there is a connection that closes', async () => {
  await open(() => {});
  await relay.close();
  const { port } = server.address() as AddressInfo;
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  relay = await openRelay(new URL(`http://127.0.0.1:${port}`));
  await expect(fetch(relay.origin)).rejects.toThrow('fetch failed');
  expect(relay.exchanged).toHaveLength(1);
});
