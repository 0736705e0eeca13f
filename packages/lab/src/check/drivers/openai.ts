import type { Call, Driver, Load, Outcome } from './driver.js';
import { raisedFields } from './raised-fields.js';

const messages = [{ role: 'user', content: 'Hello' }];

/** The official client, majors 4 to 7: Chat Completions or Responses, `create()` with its defaults. */
export async function openaiDriver(load: Load): Promise<Driver> {
  const module = await load('openai');
  const OpenAI = module.default?.default ?? module.default;
  return {
    read: raisedFields,
    async call(call) {
      const { baseURL, key: apiKey } = call;
      const client = new OpenAI({ baseURL, apiKey, logLevel: 'off' });
      return call.dialect === 'responses' ? responses(client, call) : chat(client, call);
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: four majors of one client
async function chat(client: any, { model, stream, fields }: Call): Promise<Outcome> {
  const body = { model, messages, stream, ...fields };
  const answer = await client.chat.completions.create(body);
  if (!stream) return { end: 'complete', text: answer.choices?.[0]?.message?.content ?? '' };
  let text = '';
  for await (const chunk of answer) text += chunk.choices?.[0]?.delta?.content ?? '';
  return { end: 'complete', text };
}

// biome-ignore lint/suspicious/noExplicitAny: as above
async function responses(client: any, { model, stream, fields }: Call): Promise<Outcome> {
  const answer = await client.responses.create({ model, input: 'Hello', stream, ...fields });
  if (!stream) {
    const end = answer.status === 'failed' ? 'flagged' : 'complete';
    return { end, text: answer.output_text ?? '' };
  }
  let text = '';
  for await (const event of answer) {
    if (event.type === 'response.output_text.delta') text += event.delta;
    if (event.type === 'response.failed' || event.type === 'error') return { end: 'flagged', text };
  }
  return { end: 'complete', text };
}
