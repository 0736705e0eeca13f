import type { StreamDialect } from '@faultwire/core';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Pair, starters, startPair } from './support/gateways.js';
import { streamClients } from './support/stream-clients.js';

const hello = [{ role: 'user' as const, content: 'Hello' }];

/** How each dialect is asked for a stream. */
const calls: { readonly [D in StreamDialect]: readonly [path: string, body: object] } = {
  chat: ['/v1/chat/completions', { model: 'm', stream: true, messages: hello }],
  responses: ['/v1/responses', { model: 'm', stream: true, input: 'Hello' }],
  anthropic: ['/v1/messages', { model: 'm', stream: true, max_tokens: 9, messages: hello }],
  gemini: ['/v1beta/models/m:streamGenerateContent?alt=sse', { contents: [{ parts: [] }] }],
};
const dialects = Object.keys(calls) as StreamDialect[];

/** The frame that says a stream broke, as the last thing in it. */
const errorFrame: { readonly [D in StreamDialect]: RegExp } = {
  chat: /data: {"error":{.+}}\n\n$/,
  responses: /data: {"type":"error",.+}\n\n$/,
  anthropic: /event: error\ndata: {.+}\n\n$/,
  gemini: /data: {"error":{.+}}\n\n$/,
};

type Way = 'clean_end' | 'reset';
const ways: readonly Way[] = ['clean_end', 'reset'];

let pairs: readonly Pair[];

beforeAll(async () => {
  pairs = await Promise.all(
    starters.map(([, start]) => startPair(start, { open: true, passModels: true, timeouts: {} })),
  );
});
afterAll(async () => {
  await Promise.all(pairs.map((pair) => pair.close()));
});

/** The gateways in turn, so that each meets a third of the cuts. */
function gatewayFor(offset: number): Pair {
  return pairs[offset % pairs.length] as Pair;
}

async function ask(dialect: StreamDialect, pair: Pair, fault: string): Promise<Response> {
  const [path, body] = calls[dialect];
  return fetch(pair.gateway.origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-fault': fault },
    body: JSON.stringify(body),
  });
}

async function wholeStream(dialect: StreamDialect): Promise<string> {
  return (await ask(dialect, gatewayFor(0), 'none')).text();
}

/** Up to here nothing that ends so may pass for whole (docs/contract.md, "Streams"). */
function mustFailBefore(dialect: StreamDialect, whole: string, way: Way): number {
  const lastFrame = Buffer.byteLength(whole) - 2; // its blank line may be missing
  if (dialect !== 'chat' || way === 'reset') return lastFrame;
  const finish = '"finish_reason":"stop"}]}';
  return Buffer.byteLength(whole.slice(0, whole.indexOf(finish) + finish.length));
}

/** Does somebody who only reads take this answer for a whole one? */
async function passesForWhole(dialect: StreamDialect, fault: string, pair: Pair): Promise<boolean> {
  const response = await ask(dialect, pair, fault);
  const text = await response.text().catch(() => undefined);
  return response.status === 200 && text !== undefined && !errorFrame[dialect].test(text);
}

async function falseEnds(
  offsets: readonly number[],
  isFalse: (offset: number) => Promise<boolean>,
): Promise<readonly number[]> {
  const found: number[] = [];
  const waiting = offsets.values();
  const work = async (): Promise<void> => {
    for (const offset of waiting) if (await isFalse(offset)) found.push(offset);
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return found;
}

function every(step: number, end: number): readonly number[] {
  return Array.from({ length: Math.ceil(end / step) }, (_, index) => index * step);
}

describe('no cut passes for a whole answer', () => {
  test.each(dialects.flatMap((dialect) => ways.map((way) => [dialect, way] as const)))(
    '%s, %s',
    async (dialect, way) => {
      const whole = await wholeStream(dialect);
      const offsets = every(dialect === 'chat' ? 1 : 7, mustFailBefore(dialect, whole, way));
      const found = await falseEnds(offsets, (offset) =>
        passesForWhole(dialect, `${way};atByte=${offset}`, gatewayFor(offset)),
      );
      expect(found).toEqual([]);
    },
    60_000,
  );
});

describe('and a whole one passes, byte for byte', () => {
  test.each(dialects)('%s', async (dialect) => {
    for (const pair of pairs) {
      const direct = await fetch(new URL(calls[dialect][0], pair.upstream.url), {
        method: 'POST',
        body: JSON.stringify(calls[dialect][1]),
      });
      expect(await (await ask(dialect, pair, 'none')).text()).toBe(await direct.text());
    }
  });
});

/** Fast enough to be shown every cut of a chat stream. */
const fastest = 'openai 6 create()';

describe.each(streamClients)('%s', (name, dialect, read) => {
  test.each(ways)(
    'is told of every %s',
    async (way) => {
      const whole = await wholeStream(dialect);
      // A prime step lands in every part of a frame.
      const step = name === fastest ? 1 : 61;
      const offsets = every(step, mustFailBefore(dialect, whole, way));
      const found = await falseEnds(offsets, async (offset) => {
        const { url, origin } = gatewayFor(offset).gateway;
        return read({ url, origin, fault: `${way};atByte=${offset}` }).then(
          () => true,
          () => false,
        );
      });
      expect(found).toEqual([]);
    },
    60_000,
  );

  test('reads a whole one to its end', async () => {
    const { url, origin } = gatewayFor(0).gateway;
    await read({ url, origin, fault: 'none' });
  });
});
