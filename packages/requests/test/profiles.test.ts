import { answer, profiles } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { chatRequest } from '../src/index.js';
import { chat, format, image, parameters, parts, user } from './requests.js';

const request = chatRequest({ models: { 'demo-large': { contextTokens: 8192 } } });

type Cell = readonly [status: number, type: string, code: string | null];

/** Rows of docs/contract.md ("The catalog"): standard and solrouter, solidrust, openai. */
const rows: readonly (readonly [what: string, body: unknown, Cell, Cell, Cell])[] = [
  [
    'no JSON object',
    [],
    [400, 'invalid_request_error', 'invalid_request_error'],
    [400, 'invalid_request_error', 'invalid_request_error'],
    [400, 'invalid_request_error', null],
  ],
  [
    'no model',
    { messages: [user()] },
    [400, 'invalid_request_error', 'invalid_request_error'],
    [400, 'invalid_request_error', 'invalid_request_error'],
    [400, 'invalid_request_error', 'missing_required_parameter'],
  ],
  [
    'empty messages',
    chat({ messages: [] }),
    [400, 'invalid_request_error', 'invalid_request_error'],
    [400, 'invalid_request_error', 'invalid_request_error'],
    [400, 'invalid_request_error', 'missing_required_parameter'],
  ],
  [
    'a content part of unknown type',
    parts({ type: 'video' }),
    [400, 'invalid_request_error', 'invalid_request_error'],
    [400, 'invalid_request_error', 'invalid_request_error'],
    [400, 'invalid_request_error', 'invalid_value'],
  ],
  [
    'a content part without its payload',
    parts({ type: 'image_url' }),
    [400, 'invalid_request_error', 'invalid_request_error'],
    [400, 'invalid_request_error', 'invalid_request_error'],
    [400, 'invalid_request_error', 'missing_required_parameter'],
  ],
  [
    'a wrong value',
    chat({ temperature: 9 }),
    [422, 'validation_error', 'validation_error'],
    [400, 'invalid_request_error', 'invalid_parameter'],
    [400, 'invalid_request_error', 'invalid_value'],
  ],
  [
    'a wrong type',
    chat({ temperature: 'hot' }),
    [422, 'validation_error', 'validation_error'],
    [400, 'invalid_request_error', 'invalid_parameter'],
    [400, 'invalid_request_error', 'invalid_type'],
  ],
  [
    'a field that is missing',
    chat({ messages: [{ role: 'user' }] }),
    [422, 'validation_error', 'validation_error'],
    [400, 'invalid_request_error', 'invalid_parameter'],
    [400, 'invalid_request_error', 'missing_required_parameter'],
  ],
  [
    'a schema that is no object',
    format('x'),
    [422, 'validation_error', 'invalid_schema'],
    [400, 'invalid_request_error', 'invalid_parameter'],
    [400, 'invalid_request_error', 'invalid_schema'],
  ],
  [
    'a schema that is none',
    parameters({ type: 'strin' }),
    [422, 'validation_error', 'invalid_schema'],
    [400, 'invalid_request_error', 'invalid_parameter'],
    [400, 'invalid_request_error', 'invalid_schema'],
  ],
  [
    'more than the window holds',
    { model: 'demo-large', messages: [user()], max_tokens: 9000 },
    [400, 'invalid_request_error', 'context_length_exceeded'],
    [400, 'invalid_request_error', 'context_length_exceeded'],
    [400, 'invalid_request_error', 'context_length_exceeded'],
  ],
  [
    'too large an image',
    parts(image(`data:image/png;base64,${'A'.repeat(40 * 1024 * 1024)}`)),
    [413, 'invalid_request_error', 'request_too_large'],
    [400, 'invalid_request_error', 'request_too_large'],
    [413, 'invalid_request_error', 'request_too_large'],
  ],
];

function told(body: unknown, profile: (typeof profiles)[keyof typeof profiles]) {
  const checked = request.check(body);
  if (checked.ok) throw new Error('It passed.');
  const { status, body: text } = answer(checked.fault, { profile });
  return { status, error: (JSON.parse(text) as { error: Record<string, unknown> }).error };
}

describe.each(rows)('%s', (_what, body, standard, solidrust, openai) => {
  test.each([
    ['standard', standard],
    ['solrouter', standard],
    ['solidrust', solidrust],
    ['openai', openai],
  ] as const)('in the profile %s', (name, [status, type, code]) => {
    expect(told(body, profiles[name])).toMatchObject({ status, error: { type, code } });
  });
});

describe("the seeds' own sentences", () => {
  test('solrouter: a schema that is no object', () => {
    expect(told(format('x'), profiles.solrouter).error).toEqual({
      message: 'response_format.json_schema.schema must be a valid JSON Schema object',
      type: 'validation_error',
      code: 'invalid_schema',
    });
  });

  test('solrouter: no JSON object', () => {
    expect(told('x', profiles.solrouter).error['message']).toBe('invalid request body');
  });

  test('solidrust: an invalid parameter with its value', () => {
    expect(told(chat({ temperature: 9 }), profiles.solidrust).error).toEqual({
      message: "Invalid 'temperature' parameter: '9'",
      type: 'invalid_request_error',
      code: 'invalid_parameter',
      param: 'temperature',
    });
  });

  test.each([
    [{ messages: [[]] }, "Invalid 'messages[0]' parameter: 'array'"],
    [{ messages: [user({})] }, "Invalid 'messages[0].content' parameter: 'object'"],
    [{ messages: [user(null)] }, "Invalid 'messages[0].content' parameter: 'null'"],
    [{ messages: [user(5)] }, "Invalid 'messages[0].content' parameter: 'number'"],
    [{ tools: 'x' }, "Invalid 'tools' parameter: 'string'"],
  ])('solidrust: of a prompt the JSON type only: %j', (wrong, message) => {
    expect(told(chat(wrong), profiles.solidrust).error['message']).toBe(message);
  });

  test('the context window', () => {
    const body = { model: 'demo-large', messages: [user('four'.repeat(10_000))] };
    expect(told(body, profiles.solrouter).error).toEqual({
      // 40,000 bytes at four a token, `user` 1, the message's frame 3, the answer's opening 3.
      message:
        "This model's maximum context length is 8192 tokens. Your request used 10007 tokens.",
      type: 'invalid_request_error',
      code: 'context_length_exceeded',
    });
  });

  test('solrouter, which prints no param, has the path in the message', () => {
    const { message } = told(parts(image('ftp://a')), profiles.solrouter).error;
    expect(message).toContain('messages[0].content[0].image_url.url');
  });
});
