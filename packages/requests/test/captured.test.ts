import { describe, expect, test } from '@jest/globals';
import OpenAI from 'openai';
import { zodFunction, zodResponseFormat, zodTextFormat } from 'openai/helpers/zod';
import { z } from 'zod';
import { chatRequest, embeddingsRequest, responsesRequest } from '../src/index.js';
import { captured } from './captured/captured.js';
import { PNG } from './requests.js';

const kinds = {
  '/chat/completions': chatRequest({ onUnknown: 'reject' }),
  '/responses': responsesRequest({ onUnknown: 'reject' }),
  '/embeddings': embeddingsRequest({ onUnknown: 'reject' }),
};

describe('what other SDKs send passes, with unknown parameters refused', () => {
  test.each(captured.map(({ name, path, body }) => [name, path, body] as const))(
    '%s',
    (_name, path, body) => {
      expect(kinds[path].check(body)).toEqual({ ok: true, value: body });
    },
  );
});

/** A client whose requests end here: it gets an answer that stops it, and the test the body. */
function trap(): { client: OpenAI; sent: [path: string, body: unknown][] } {
  const sent: [string, unknown][] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    sent.push([new URL(String(url)).pathname.slice(3), JSON.parse(String(init?.body))]);
    return new Response('{"error":{"message":"enough"}}', { status: 400 });
  };
  return { client: new OpenAI({ apiKey: 'none', maxRetries: 0, fetch }), sent };
}

const Answer = z.object({ title: z.string(), tags: z.array(z.string()).nullable() });
const messages = [{ role: 'user' as const, content: 'Hello' }];
const model = 'gpt-4o';

const uses: Record<string, (client: OpenAI) => PromiseLike<unknown>> = {
  create: ({ chat }) => chat.completions.create({ model, messages }),
  stream: ({ chat }) =>
    chat.completions.create({
      model,
      messages,
      stream: true,
      stream_options: { include_usage: true },
    }),
  'the stream helper': ({ chat }) => chat.completions.stream({ model, messages }).done(),
  'parse with zod': ({ chat }) =>
    chat.completions.parse({
      model,
      messages,
      response_format: zodResponseFormat(Answer, 'answer'),
    }),
  'a zod tool': ({ chat }) =>
    chat.completions.parse({
      model,
      messages,
      tools: [zodFunction({ name: 'save', parameters: Answer })],
      tool_choice: 'required',
    }),
  runTools: ({ chat }) =>
    chat.completions
      .runTools({
        model,
        messages,
        tools: [
          {
            type: 'function',
            function: {
              name: 'now',
              description: 'The time',
              function: () => '12:00',
              parse: JSON.parse,
              parameters: { type: 'object', properties: {} },
            },
          },
        ],
      })
      .done(),
  images: ({ chat }) =>
    chat.completions.create({
      model,
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'What is it?' },
            {
              type: 'image_url',
              image_url: { url: `data:image/png;base64,${PNG}`, detail: 'low' },
            },
          ],
        },
      ],
    }),
  responses: ({ responses }) => responses.create({ model, input: 'Hello', stream: true }),
  'responses with zod': ({ responses }) =>
    responses.parse({ model, input: 'Hello', text: { format: zodTextFormat(Answer, 'answer') } }),
  embeddings: ({ embeddings }) => embeddings.create({ model, input: ['a', 'b'] }),
};

test.each(Object.keys(uses))('what the official client sends passes: %s', async (use) => {
  const { client, sent } = trap();
  await Promise.resolve(uses[use]?.(client)).catch(() => undefined);
  expect(sent).toHaveLength(1);
  const [path, body] = sent[0] as [keyof typeof kinds, unknown];
  expect(kinds[path].check(body)).toEqual({ ok: true, value: body });
});
