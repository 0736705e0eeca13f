import { describe, expect, test } from '@jest/globals';
import { responsesRequest } from '../src/index.js';
import { input, type Json, PNG, weather } from './requests.js';

const request = responsesRequest();
const items = (...list: unknown[]): Json => input({ input: list });
const message = (content: unknown): Json => ({ role: 'user', content });
const call: Json = { type: 'function_call', call_id: 'c1', name: 'f', arguments: '{}' };
const output: Json = { type: 'function_call_output', call_id: 'c1', output: 'x' };
const tool: Json = { type: 'function', name: 'f', parameters: weather, strict: true };
const malformed = 'invalid_request_error';
const invalid = 'validation_error';

const wrong: readonly (readonly [Json, string, string])[] = [
  [{ input: 'x' }, malformed, 'model'],
  [{ model: 'm' }, malformed, 'input'],
  [input({ input: '' }), malformed, 'input'],
  [input({ input: [] }), malformed, 'input'],
  [input({ input: 5 }), invalid, 'input'],
  [items(5), invalid, 'input[0]'],
  [items({ role: 'bot', content: 'x' }), invalid, 'input[0].role'],
  [items({ role: 'user' }), invalid, 'input[0].content'],
  [items({ type: 'thought' }), invalid, 'input[0].type'],
  [items(message([{ type: 'text', text: 'x' }])), malformed, 'input[0].content[0].type'],
  [items(message([{ type: 'input_text' }])), malformed, 'input[0].content[0].text'],
  [items(message([{ type: 'input_image' }])), malformed, 'input[0].content[0].image_url'],
  [
    items(message([{ type: 'input_image', image_url: 'ftp://a' }])),
    invalid,
    'input[0].content[0].image_url',
  ],
  [items(message([{ type: 'input_file' }])), malformed, 'input[0].content[0].file_data'],
  [items(message('x'), output), invalid, 'input[1].call_id'],
  [items(message('x'), call), invalid, 'input[1]'],
  [items({ ...call, arguments: {} }, output), invalid, 'input[0].arguments'],
  [input({ instructions: 5 }), invalid, 'instructions'],
  [input({ max_output_tokens: 0 }), invalid, 'max_output_tokens'],
  [input({ temperature: 3 }), invalid, 'temperature'],
  [input({ reasoning: { effort: 'huge' } }), invalid, 'reasoning.effort'],
  [input({ include: ['everything'] }), invalid, 'include[0]'],
  [input({ truncation: 'middle' }), invalid, 'truncation'],
  [input({ stream_options: {} }), invalid, 'stream_options'],
  [input({ text: { format: { type: 'xml' } } }), invalid, 'text.format.type'],
  [
    input({ text: { format: { type: 'json_schema', name: 'a' } } }),
    'invalid_schema',
    'text.format.schema',
  ],
  [
    input({ text: { format: { type: 'json_schema', name: 'a', schema: 'x' } } }),
    'invalid_schema',
    'text.format.schema',
  ],
  [
    input({ text: { format: { type: 'json_schema', name: 'a', schema: { type: 'x' } } } }),
    'invalid_schema',
    'text.format.schema',
  ],
  [input({ tools: [{ type: 'magic' }] }), invalid, 'tools[0].type'],
  [input({ tools: [{ ...tool, name: 'a b' }] }), invalid, 'tools[0].name'],
  [input({ tools: [tool, tool] }), invalid, 'tools[1].name'],
  [input({ tools: [{ ...tool, parameters: [] }] }), 'invalid_schema', 'tools[0].parameters'],
  [
    input({ tools: [{ ...tool, parameters: { type: 'object' } }] }),
    'invalid_schema',
    'tools[0].parameters',
  ],
  [
    input({ tools: [tool], tool_choice: { type: 'function', name: 'g' } }),
    invalid,
    'tool_choice.name',
  ],
  [
    input({
      tools: [tool],
      tool_choice: {
        type: 'allowed_tools',
        mode: 'auto',
        tools: [{ type: 'function', name: 'g' }],
      },
    }),
    invalid,
    'tool_choice.tools[0].name',
  ],
  [input({ tool_choice: 'required' }), invalid, 'tool_choice'],
  [input({ previous_response_id: 'r', conversation: 'c' }), invalid, 'previous_response_id'],
  [input({ metadata: { a: 5 } }), invalid, 'metadata.a'],
];

describe('a wrong Responses request is refused with its code and the exact place', () => {
  test.each(wrong.map(([body, code, param]) => [JSON.stringify(body), code, param, body] as const))(
    '%s: %s at %s',
    (_text, code, param, body) => {
      const checked = request.check(body);
      expect(checked.ok ? 'passed' : [checked.fault.code, checked.fault.param]).toEqual([
        code,
        param,
      ]);
    },
  );
});

const right: readonly Json[] = [
  input(),
  items(message('x')),
  items({ type: 'message', ...message('x') }),
  items(
    message([
      { type: 'input_text', text: 'x' },
      { type: 'input_image', image_url: `data:image/png;base64,${PNG}` },
    ]),
  ),
  items(message([{ type: 'input_image', file_id: 'file_1', detail: 'high' }])),
  items(message([{ type: 'input_file', file_url: 'https://example.com/a.pdf' }])),
  items(message('x'), {
    role: 'assistant',
    content: [{ type: 'output_text', text: 'y', annotations: [] }],
  }),
  items(message('x'), call, output),
  items(message('x'), { type: 'reasoning', id: 'r1', summary: [] }, call, output),
  items({ type: 'item_reference', id: 'msg_1' }, output),
  items(message('x'), { type: 'web_search_call', id: 'ws_1', status: 'completed', action: {} }),
  input({ input: [output], previous_response_id: 'resp_1' }),
  { model: 'm', previous_response_id: 'resp_1' },
  { prompt: { id: 'p1', variables: { city: 'Paris' } } },
  input({ conversation: { id: 'c1' } }),
  input({
    tools: [
      tool,
      { type: 'web_search' },
      { type: 'code_interpreter', container: { type: 'auto' } },
    ],
  }),
  input({
    tools: [
      { type: 'mcp', server_label: 'a', server_url: 'https://a.b', require_approval: 'never' },
    ],
  }),
  input({
    tools: [{ type: 'file_search', vector_store_ids: ['v1'] }],
    tool_choice: { type: 'file_search' },
  }),
  input({ reasoning: { effort: 'low', summary: 'auto' }, text: { verbosity: 'low' } }),
  input({ text: { format: { type: 'json_schema', name: 'a', schema: weather, strict: true } } }),
  input({ stream: true, stream_options: { include_obfuscation: false } }),
  input({ include: ['reasoning.encrypted_content'], store: false, background: false }),
];

test.each(right.map((body) => [JSON.stringify(body), body] as const))(
  'a right one passes as it is: %s',
  (_text, body) => {
    expect(responsesRequest({ onUnknown: 'reject' }).check(body)).toEqual({
      ok: true,
      value: body,
    });
  },
);

test('the window is checked, unless the provider is to truncate', () => {
  const small = responsesRequest({ models: () => ({ contextTokens: 100 }) });
  const body = input({ instructions: 'word '.repeat(200) });
  expect(small.check(body)).toMatchObject({
    fault: { code: 'context_length_exceeded', param: 'input' },
  });
  expect(small.check({ ...body, truncation: 'auto' }).ok).toBe(true);
});
