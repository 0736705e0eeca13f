/** Requests to start from: right as they are, and each wrong in one place once changed. */

export type Json = Record<string, unknown>;

export const user = (content: unknown = 'Hello'): Json => ({ role: 'user', content });

export const chat = (over: Json = {}): Json => ({
  model: 'demo-small',
  messages: [user()],
  ...over,
});

/** A chat whose one message has these parts. */
export const parts = (...content: unknown[]): Json => chat({ messages: [user(content)] });

export const call = (id = 'call_1', name = 'get_weather'): Json => ({
  id,
  type: 'function',
  function: { name, arguments: '{"city":"Paris"}' },
});

export const calling = (...calls: Json[]): Json => ({
  role: 'assistant',
  content: null,
  tool_calls: calls,
});

export const result = (id = 'call_1'): Json => ({
  role: 'tool',
  tool_call_id: id,
  content: 'sunny',
});

export const weather: Json = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};

export const tool = (over: Json = {}): Json => ({
  type: 'function',
  function: { name: 'get_weather', parameters: weather, ...over },
});

/** A chat with one tool whose parameters are this. */
export const parameters = (schema: unknown, strict = false): Json =>
  chat({ tools: [tool({ parameters: schema, strict })] });

/** A chat whose answer is to follow this schema. */
export const format = (schema: unknown, strict = false): Json =>
  chat({
    response_format: { type: 'json_schema', json_schema: { name: 'answer', schema, strict } },
  });

/** The smallest PNG: one pixel. */
export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const image = (url = `data:image/png;base64,${PNG}`): Json => ({
  type: 'image_url',
  image_url: { url },
});

export const input = (over: Json = {}): Json => ({ model: 'demo-small', input: 'Hello', ...over });
