import type OpenAI from 'openai';

const messages = [{ role: 'user' as const, content: 'Hello' }];

/** A plain chat completion. */
export const chat =
  (model: string, more: object = {}) =>
  (client: OpenAI): Promise<unknown> =>
    client.chat.completions.create({ model, messages, ...more });

/** The same as a stream, read to its end. */
export const stream =
  (model: string) =>
  async (client: OpenAI): Promise<void> => {
    const chunks = await client.chat.completions.create({ model, messages, stream: true });
    for await (const _ of chunks);
  };
