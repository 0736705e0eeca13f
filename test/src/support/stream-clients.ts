import { runInThisContext } from 'node:vm';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import Anthropic from '@anthropic-ai/sdk';
import type { StreamDialect } from '@faultwire/core';
import { GoogleGenAI } from '@google/genai';
import { ChatOpenAI } from '@langchain/openai';
import { type LanguageModel, streamText } from 'ai';
import OpenAI7 from 'openai';
import OpenAI4 from 'openai4';
import OpenAI5 from 'openai5';
import OpenAI6 from 'openai6';

/** Where a client asks, and what it asks the fault upstream for. */
interface Asked {
  /** The profile's base URL. */
  readonly url: string;
  readonly origin: string;
  readonly fault: string;
}

/** Reads one stream to its end; rejects where its client tells of a failure. */
export type Read = (asked: Asked) => Promise<void>;

const hello = [{ role: 'user' as const, content: 'Hello' }];
const responsesCall = { model: 'm', input: 'Hello' };
const messagesCall = { model: 'm', max_tokens: 9, messages: hello };

type OpenAIClass = new (options: object) => OpenAI7;

function openai(Client: unknown, { url, fault }: Asked): OpenAI7 {
  return new (Client as OpenAIClass)({ baseURL: url, ...options(fault) });
}

function options(fault: string): object {
  return {
    apiKey: 'any',
    maxRetries: 0,
    logLevel: 'off',
    defaultHeaders: { 'x-fault': fault },
  };
}

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}

const chat =
  (Client: unknown): Read =>
  async (asked) =>
    drain(
      await openai(Client, asked).chat.completions.create({
        model: 'm',
        messages: hello,
        stream: true,
      }),
    );

const chatHelper =
  (Client: unknown): Read =>
  async (asked) => {
    const client = openai(Client, asked);
    // In openai 4 the helper was still in beta.
    const { beta } = client as unknown as { beta: { chat?: OpenAI7['chat'] } };
    const { completions } =
      'stream' in client.chat.completions ? client.chat : (beta.chat ?? client.chat);
    await completions.stream({ model: 'm', messages: hello }).finalChatCompletion();
  };

const responses =
  (Client: unknown): Read =>
  async (asked) =>
    drain(await openai(Client, asked).responses.create({ ...responsesCall, stream: true }));

const responsesHelper =
  (Client: unknown): Read =>
  async (asked) => {
    await openai(Client, asked).responses.stream(responsesCall).finalResponse();
  };

/** The AI SDK's `fullStream` does not throw: an error is a part of it. */
const aiSdk =
  (modelFor: (asked: Asked, headers: Record<string, string>) => LanguageModel): Read =>
  async (asked) => {
    const { fullStream } = streamText({
      model: modelFor(asked, { 'x-fault': asked.fault }),
      prompt: 'Hello',
      maxRetries: 0,
      onError() {},
    });
    for await (const part of fullStream) if (part.type === 'error') throw part.error;
  };

const langChain =
  (useResponsesApi: boolean): Read =>
  async ({ url, fault }) => {
    const model = new ChatOpenAI({
      model: 'm',
      apiKey: 'any',
      maxRetries: 0,
      useResponsesApi,
      configuration: { baseURL: url, logLevel: 'off', defaultHeaders: { 'x-fault': fault } },
    });
    await drain(await model.stream('Hello'));
  };

// The SDK takes fetch's own dispatcher from the global object, where Jest's sandbox has none.
const DISPATCHER = Symbol.for('undici.globalDispatcher.1');
Reflect.set(
  globalThis,
  DISPATCHER,
  runInThisContext(`new Headers(); globalThis[Symbol.for('${DISPATCHER.description}')]`),
);

function anthropic({ origin, fault }: Asked): Anthropic {
  return new Anthropic({ baseURL: origin, ...options(fault) });
}

/** The clients that must never take a broken stream for a whole one, by what they read. */
export const streamClients: readonly (readonly [
  name: string,
  dialect: StreamDialect,
  read: Read,
])[] = [
  ['openai 7 create()', 'chat', chat(OpenAI7)],
  ['openai 6 create()', 'chat', chat(OpenAI6)],
  ['openai 5 create()', 'chat', chat(OpenAI5)],
  ['openai 4 create()', 'chat', chat(OpenAI4)],
  ['openai 7 helper', 'chat', chatHelper(OpenAI7)],
  ['openai 6 helper', 'chat', chatHelper(OpenAI6)],
  ['openai 5 helper', 'chat', chatHelper(OpenAI5)],
  ['openai 4 helper', 'chat', chatHelper(OpenAI4)],
  [
    'AI SDK 7, openai-compatible',
    'chat',
    aiSdk(({ url: baseURL }, headers) =>
      createOpenAICompatible({ name: 'gateway', baseURL, headers }).chatModel('m'),
    ),
  ],
  [
    'AI SDK 7, openai chat()',
    'chat',
    aiSdk(({ url: baseURL }, headers) =>
      createOpenAI({ baseURL, apiKey: 'any', headers }).chat('m'),
    ),
  ],
  ['LangChain', 'chat', langChain(false)],
  ['openai 7 responses.create()', 'responses', responses(OpenAI7)],
  ['openai 6 responses.create()', 'responses', responses(OpenAI6)],
  ['openai 5 responses.create()', 'responses', responses(OpenAI5)],
  ['openai 4 responses.create()', 'responses', responses(OpenAI4)],
  ['openai 7 responses helper', 'responses', responsesHelper(OpenAI7)],
  ['openai 6 responses helper', 'responses', responsesHelper(OpenAI6)],
  ['openai 5 responses helper', 'responses', responsesHelper(OpenAI5)],
  ['openai 4 responses helper', 'responses', responsesHelper(OpenAI4)],
  [
    'AI SDK 7, openai responses()',
    'responses',
    aiSdk(({ url: baseURL }, headers) =>
      createOpenAI({ baseURL, apiKey: 'any', headers }).responses('m'),
    ),
  ],
  ['LangChain, Responses', 'responses', langChain(true)],
  [
    'Anthropic create()',
    'anthropic',
    async (asked) =>
      drain(await anthropic(asked).messages.create({ ...messagesCall, stream: true })),
  ],
  [
    'Anthropic helper',
    'anthropic',
    async (asked) => {
      await anthropic(asked).messages.stream(messagesCall).finalMessage();
    },
  ],
  [
    'genai',
    'gemini',
    async ({ origin, fault }) => {
      const { models } = new GoogleGenAI({
        apiKey: 'any',
        apiVersion: 'v1beta',
        httpOptions: { baseUrl: origin, headers: { 'x-fault': fault } },
      });
      await drain(await models.generateContentStream({ model: 'm', contents: 'Hello' }));
    },
  ],
];
