import {
  call,
  calling,
  chat,
  format,
  image,
  type Json,
  PNG,
  parameters,
  parts,
  result,
  tool,
  user,
  weather,
} from '../requests.js';

/**
 * Right requests, one for each feature as OpenAI documents it
 * (https://platform.openai.com/docs/api-reference/chat/create and the guides).
 */

const assistant = (over: Json): Json => ({ role: 'assistant', content: 'Hi', ...over });
const turns = (...messages: Json[]): Json => chat({ messages: [user(), ...messages] });

const parametersOf: readonly Json[] = [
  { temperature: 0 },
  { temperature: 2 },
  { temperature: 0.7, top_p: 0.9 },
  { temperature: null, top_p: null, n: null, stop: null, seed: null, user: 'u1' },
  { top_p: 0 },
  { n: 1 },
  { n: 128 },
  { max_tokens: 1 },
  { max_tokens: 1e6 },
  { max_completion_tokens: 4096 },
  { max_tokens: null, max_completion_tokens: null },
  { frequency_penalty: -2, presence_penalty: 2 },
  { logprobs: true, top_logprobs: 0 },
  { logprobs: true, top_logprobs: 20 },
  { logprobs: false },
  { logit_bias: { 50256: -100, 100: 100 } },
  { logit_bias: {} },
  { seed: 0 },
  { seed: 2 ** 63 },
  { seed: -42 },
  { stop: '\n' },
  { stop: ['a', 'b', 'c', 'd'] },
  { store: true, metadata: { purpose: 'test' } },
  { metadata: {} },
  { metadata: { ['k'.repeat(64)]: 'v'.repeat(512) } },
  { stream: true },
  { stream: false },
  { stream: null },
  { stream: true, stream_options: { include_usage: true } },
  { stream: true, stream_options: { include_obfuscation: false } },
  { stream_options: null },
  { reasoning_effort: 'none' },
  { reasoning_effort: 'xhigh' },
  { reasoning_effort: null },
  { verbosity: 'low' },
  { service_tier: 'flex' },
  { service_tier: 'priority' },
  { modalities: ['text'] },
  { modalities: ['text', 'audio'], audio: { voice: 'alloy', format: 'wav' } },
  { modalities: ['audio'], audio: { voice: { id: 'voice_1' }, format: 'mp3' } },
  { prediction: { type: 'content', content: 'class User {}' } },
  { prediction: { type: 'content', content: [{ type: 'text', text: 'x' }] } },
  { prompt_cache_key: 'k', prompt_cache_retention: '24h' },
  { prompt_cache_options: { mode: 'explicit', ttl: '30m' } },
  { safety_identifier: 'hash' },
  { moderation: { model: 'omni-moderation-latest', policy: { input: { mode: 'block' } } } },
  { web_search_options: {} },
  {
    web_search_options: {
      search_context_size: 'low',
      user_location: { type: 'approximate', approximate: { country: 'GB', city: 'London' } },
    },
  },
  { response_format: { type: 'text' } },
  { response_format: { type: 'json_object' } },
  { response_format: { type: 'json_schema', json_schema: { name: 'answer' } } },
  { parallel_tool_calls: false, tools: [tool()] },
  { tools: [] },
  { tools: [tool()], tool_choice: 'auto' },
  { tools: [tool()], tool_choice: 'none' },
  { tools: [tool()], tool_choice: 'required' },
  { tool_choice: 'none' },
  { tools: [tool()], tool_choice: { type: 'function', function: { name: 'get_weather' } } },
  { functions: [{ name: 'f', parameters: weather }], function_call: { name: 'f' } },
  { functions: [{ name: 'f' }], function_call: 'auto' },
  { top_k: 40, min_p: 0.05, repetition_penalty: 1.1, provider: { order: ['a'] } },
];

const tools: readonly Json[] = [
  chat({ tools: [tool({ description: 'x', strict: true })] }),
  chat({ tools: [tool({ parameters: undefined })] }),
  chat({ tools: [tool({ strict: null })] }),
  chat({ tools: [tool(), tool({ name: 'other-tool_2' })] }),
  chat({ tools: [{ type: 'custom', custom: { name: 'code_exec', description: 'Runs code' } }] }),
  chat({ tools: [{ type: 'custom', custom: { name: 'c', format: { type: 'text' } } }] }),
  chat({
    tools: [
      {
        type: 'custom',
        custom: {
          name: 'sql',
          format: { type: 'grammar', grammar: { syntax: 'lark', definition: 'start: "a"' } },
        },
      },
    ],
    tool_choice: { type: 'custom', custom: { name: 'sql' } },
  }),
  chat({
    tools: [tool()],
    tool_choice: {
      type: 'allowed_tools',
      allowed_tools: {
        mode: 'auto',
        tools: [{ type: 'function', function: { name: 'get_weather' } }],
      },
    },
  }),
];

const schemas: readonly Json[] = [
  parameters({}),
  parameters({ type: 'object' }),
  parameters({ type: 'object', properties: {} }),
  parameters(weather, true),
  parameters({ type: 'object', properties: { a: { type: ['string', 'null'], default: null } } }),
  parameters({ type: 'object', properties: { a: true, b: false } }),
  parameters({ allOf: [{ type: 'object' }], not: { required: ['x'] } }),
  parameters({ oneOf: [{ type: 'string', format: 'email' }, { const: 5 }] }),
  parameters({ $defs: { a: { type: 'string' } }, properties: { x: { $ref: '#/$defs/a' } } }),
  parameters({ definitions: { 'a/b': {} }, properties: { x: { $ref: '#/definitions/a~1b' } } }),
  parameters({ properties: { tree: { $ref: '#' } } }),
  parameters({ $schema: 'http://json-schema.org/draft-07/schema#', items: [{ type: 'string' }] }),
  parameters({ $schema: 'https://json-schema.org/draft/2020-12/schema', prefixItems: [{}] }),
  parameters({ type: 'array', items: [{ type: 'string' }], additionalItems: false }),
  parameters({ properties: { a: { pattern: '^[a-z]+$', minLength: 1, 'x-note': 5 } } }),
  parameters({ enum: [{ type: 'no schema' }], example: { type: 5 } }),
  format(weather),
  format(weather, true),
  format(
    { ...weather, properties: { city: { type: ['string', 'null'], enum: ['a', null] } } },
    true,
  ),
  format({ ...weather, properties: { city: { anyOf: [{ type: 'string' }, weather] } } }, true),
  format({ ...weather, $defs: { a: weather }, properties: { city: { $ref: '#/$defs/a' } } }, true),
  format({ ...weather, properties: { city: { type: 'number', minimum: 0, maximum: 9 } } }, true),
  format(
    { ...weather, properties: { city: { type: 'array', items: weather, minItems: 1 } } },
    true,
  ),
];

const content: readonly Json[] = [
  parts({ type: 'text', text: 'a' }),
  parts({ type: 'text', text: '' }),
  parts({ type: 'text', text: 'a', prompt_cache_breakpoint: { mode: 'explicit', ttl: '12h' } }),
  parts({ type: 'text', text: 'a' }, image()),
  parts(image('https://example.com/cat.png')),
  parts(image('HTTPS://example.com/cat.png?x=1#y')),
  parts(image(`data:image/png;base64,${PNG}`)),
  parts(image(`data:image/PNG;BASE64,${PNG}`)),
  parts(image(`data:image/png;charset=utf-8;base64,${PNG}`)),
  parts(image('data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA==')),
  parts(image('data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7')),
  parts(image('data:image/webp;base64,UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA')),
  parts({ type: 'image_url', image_url: { url: 'https://example.com/a.png', detail: 'low' } }),
  parts({ type: 'input_audio', input_audio: { data: 'UklGRiQAAABXQVZFZm10IA==', format: 'wav' } }),
  parts({ type: 'input_audio', input_audio: { data: 'SUQzBAAAAAAAAA==', format: 'mp3' } }),
  parts({ type: 'file', file: { file_id: 'file-1' } }),
  parts({
    type: 'file',
    file: { filename: 'a.pdf', file_data: 'data:application/pdf;base64,JVBERi0xLjQK' },
  }),
  parts({ type: 'file', file: { filename: 'a.pdf', file_data: 'JVBERi0xLjQK' } }),
];

const conversations: readonly Json[] = [
  chat({ messages: [{ role: 'system', content: 'Be brief.' }, user()] }),
  chat({
    messages: [
      { role: 'developer', content: 'Be brief.' },
      { ...user(), name: 'ann' },
    ],
  }),
  chat({ messages: [{ role: 'system', content: [{ type: 'text', text: 'Be brief.' }] }, user()] }),
  turns(assistant({}), user('More')),
  turns(assistant({ content: '' })),
  turns(assistant({ content: [{ type: 'text', text: 'Hi' }] })),
  turns(assistant({ content: [{ type: 'refusal', refusal: 'No.' }] })),
  turns(assistant({ content: null, refusal: 'No.' })),
  turns(assistant({ content: null, audio: { id: 'audio_1' } })),
  turns(assistant({ name: 'bot', function_call: null })),
  turns(assistant({ content: null, function_call: { name: 'f', arguments: '{}' } }), {
    role: 'function',
    name: 'f',
    content: 'x',
  }),
  turns(calling(call()), result()),
  turns(calling(call()), result(), assistant({}), user()),
  turns({ role: 'assistant', tool_calls: [call()] }, result()),
  turns(calling(call('a'), call('b')), result('b'), result('a'), user()),
  turns(calling(call()), result(), calling(call()), result()),
  turns(
    calling({ id: 'c', type: 'custom', custom: { name: 'sql', input: 'select' } }),
    result('c'),
  ),
  turns(calling(call()), { ...result(), content: [{ type: 'text', text: 'sunny' }] }),
];

export const validChats: readonly Json[] = [
  chat(),
  ...parametersOf.map(chat),
  ...tools,
  ...schemas,
  ...content,
  ...conversations,
];
