import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { StreamDialect } from '@faultwire/core';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Gateway } from 'gateway-desk';
import { type StreamFixture, streams } from '../../packages/upstream/test/fixtures/streams.js';
import { starters } from './support/gateways.js';

const hello = [{ role: 'user', content: 'Hello' }];

/** How a gateway is asked for a stream of each dialect. */
const calls: { readonly [D in StreamDialect]: readonly [path: string, body: object] } = {
  chat: ['/v1/chat/completions', { model: 'm', stream: true, messages: hello }],
  responses: ['/v1/responses', { model: 'm', stream: true, input: 'Hello' }],
  anthropic: ['/v1/messages', { model: 'm', stream: true, max_tokens: 9, messages: hello }],
  gemini: ['/v1beta/models/m:streamGenerateContent?alt=sse', { contents: [{ parts: [] }] }],
};

/** What the provider writes next, write by write. */
let script: readonly Uint8Array[] = [];
let provider: Server;
let gateways: readonly Gateway[];

beforeAll(async () => {
  provider = createServer(async (_req, res) => {
    res.socket?.setNoDelay(true);
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const write of script) {
      res.write(write);
      await turn(); // a packet of its own
    }
    res.end();
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const upstream = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
  gateways = await Promise.all(
    starters.map(([, start]) => start({ upstream, open: true, passModels: true, logger: false })),
  );
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  provider.closeAllConnections();
  provider.close();
  await once(provider, 'close');
});

/** The stream as each gateway relays it. */
async function relayed(dialect: StreamDialect, writes: readonly Uint8Array[]): Promise<Buffer[]> {
  script = writes;
  const [path, body] = calls[dialect];
  const answers: Buffer[] = [];
  for (const { origin } of gateways) {
    const response = await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(200);
    answers.push(Buffer.from(await response.arrayBuffer()));
  }
  return answers;
}

function cut(bytes: Buffer, size: number): Buffer[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}

const text = ({ frames }: StreamFixture): string => frames.join('');
const named = streams.map((fixture) => [fixture.name, fixture] as const);
// A Gemini client drops a frame that a comment stands before, so these do not go on.
const commented = named.filter(([, { dialect }]) => dialect !== 'gemini');
const chats = named.filter(([, { dialect }]) => dialect === 'chat');

describe('a good stream passes byte for byte', () => {
  describe.each([1, 2, 7, 64, 1024, 1_000_000])('in writes of %i bytes', (size) => {
    test.each(named)('%s', async (_name, fixture) => {
      const bytes = Buffer.from(text(fixture));
      for (const answer of await relayed(fixture.dialect, cut(bytes, size)))
        expect(answer.toString()).toBe(bytes.toString());
    });
  });

  describe.each([1, 5, 1_000_000])('with CRLF, in writes of %i bytes', (size) => {
    test.each(named)('%s', async (_name, fixture) => {
      const bytes = Buffer.from(text(fixture).replaceAll('\n', '\r\n'));
      for (const answer of await relayed(fixture.dialect, cut(bytes, size)))
        expect(answer.toString()).toBe(bytes.toString());
    });
  });

  test.each(commented)('with comments between its frames: %s', async (_name, fixture) => {
    const bytes = Buffer.from(fixture.frames.map((frame) => `: still here\n\n${frame}`).join(''));
    for (const answer of await relayed(fixture.dialect, cut(bytes, 50)))
      expect(answer.toString()).toBe(bytes.toString());
  });

  test.each(chats)('without usage: %s', async (_name, fixture) => {
    const frames = fixture.frames.filter((frame) => !frame.includes('"choices":[]'));
    const bytes = Buffer.from(frames.join(''));
    for (const answer of await relayed('chat', cut(bytes, 100)))
      expect(answer.toString()).toBe(bytes.toString());
  });

  test.each(chats)('without [DONE], but finished: %s', async (_name, fixture) => {
    const bytes = Buffer.from(fixture.frames.slice(0, -1).join(''));
    for (const answer of await relayed('chat', [bytes]))
      expect(answer.toString()).toBe(bytes.toString());
  });
});
