import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import Anthropic from '@anthropic-ai/sdk';
import type { StreamDialect } from '@faultwire/core';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { streamText } from 'ai';
import OpenAI7 from 'openai';
import OpenAI4 from 'openai4';
import OpenAI5 from 'openai5';
import OpenAI6 from 'openai6';
import { type Pair, starters, startPair } from './support/gateways.js';

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

/** One of the official clients, reading one stream to its end. */
type Read = (baseURL: string, origin: string, fault: string) => Promise<void>;
type ClientClass = new (options: object) => OpenAI7;

const options = (baseURL: string, fault: string): object => ({
  baseURL,
  apiKey: 'any',
  maxRetries: 0,
  logLevel: 'off',
  defaultHeaders: { 'x-fault': fault },
});

const chat =
  (Client: unknown): Read =>
  async (baseURL, _origin, fault) => {
    const client = new (Client as ClientClass)(options(baseURL, fault));
    const stream = await client.chat.completions.create({
      model: 'm',
      messages: hello,
      stream: true,
    });
    for await (const _ of stream);
  };

const responses =
  (Client: unknown): Read =>
  async (baseURL, _origin, fault) => {
    const client = new (Client as ClientClass)(options(baseURL, fault));
    const stream = await client.responses.create({ model: 'm', input: 'Hello', stream: true });
    for await (const _ of stream);
  };

const readers: readonly (readonly [name: string, dialect: StreamDialect, read: Read])[] = [
  ['openai 7 create()', 'chat', chat(OpenAI7)],
  ['openai 6 create()', 'chat', chat(OpenAI6)],
  ['openai 5 create()', 'chat', chat(OpenAI5)],
  ['openai 4 create()', 'chat', chat(OpenAI4)],
  [
    'openai 7 helper',
    'chat',
    async (baseURL, _origin, fault) => {
      const client = new OpenAI7(options(baseURL, fault));
      await client.chat.completions.stream({ model: 'm', messages: hello }).finalChatCompletion();
    },
  ],
  [
    'AI SDK 7 fullStream',
    'chat',
    async (baseURL, _origin, fault) => {
      const headers = { 'x-fault': fault };
      const provider = createOpenAICompatible({ name: 'gateway', baseURL, headers });
      const { fullStream } = streamText({
        model: provider.chatModel('m'),
        prompt: 'Hello',
        maxRetries: 0,
        onError() {},
      });
      // It does not throw: an error is a part of the stream.
      for await (const part of fullStream) if (part.type === 'error') throw part.error;
    },
  ],
  ['openai 7 responses.create()', 'responses', responses(OpenAI7)],
  ['openai 6 responses.create()', 'responses', responses(OpenAI6)],
  ['openai 5 responses.create()', 'responses', responses(OpenAI5)],
  ['openai 4 responses.create()', 'responses', responses(OpenAI4)],
  [
    'Anthropic create()',
    'anthropic',
    async (_baseURL, origin, fault) => {
      const client = new Anthropic(options(origin, fault));
      const stream = await client.messages.create({
        model: 'm',
        max_tokens: 9,
        messages: hello,
        stream: true,
      });
      for await (const _ of stream);
    },
  ],
  [
    'Anthropic helper',
    'anthropic',
    async (_baseURL, origin, fault) => {
      const client = new Anthropic(options(origin, fault));
      await client.messages.stream({ model: 'm', max_tokens: 9, messages: hello }).finalMessage();
    },
  ],
];

describe.each(readers)('%s', (_name, dialect, read) => {
  test.each(ways)('is told of every %s', async (way) => {
    const whole = await wholeStream(dialect);
    // A prime step lands in every part of a frame.
    const offsets = every(97, mustFailBefore(dialect, whole, way));
    const found = await falseEnds(offsets, async (offset) => {
      const { gateway } = gatewayFor(offset);
      return read(gateway.url, gateway.origin, `${way};atByte=${offset}`).then(
        () => true,
        () => false,
      );
    });
    expect(found).toEqual([]);
  });

  test('reads a whole one to its end', async () => {
    const { gateway } = gatewayFor(0);
    await read(gateway.url, gateway.origin, 'none');
  });
});
