import type { Driver, Load } from './driver.js';
import { raisedFields } from './raised-fields.js';

/** Anthropic's SDK. Its path begins with /v1; the server's base path may be another. */
export async function anthropicDriver(load: Load): Promise<Driver> {
  const { default: Anthropic } = await load('@anthropic-ai/sdk');
  return {
    read: raisedFields,
    async call({ baseURL, key: apiKey, model, stream, fields }) {
      const client = new Anthropic({
        apiKey,
        baseURL,
        logLevel: 'off',
        fetch: (url: string, init: RequestInit) =>
          fetch(String(url).replace('/v1/messages', '/messages'), init),
      });
      const messages = [{ role: 'user', content: 'Hello' }];
      const body = { model, max_tokens: 64, messages, stream, ...fields };
      const answer = await client.messages.create(body);
      if (!stream) return { end: 'complete', text: answer.content?.[0]?.text ?? '' };
      let text = '';
      for await (const event of answer) text += event.delta?.text ?? '';
      return { end: 'complete', text };
    },
  };
}
