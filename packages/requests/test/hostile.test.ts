import { describe, expect, test } from '@jest/globals';
import { chatRequest, embeddingsRequest, responsesRequest } from '../src/index.js';
import { chat, format, parameters, user } from './requests.js';

const request = chatRequest({ models: () => ({ contextTokens: 100_000 }) });

function code(body: unknown, kind = request): string {
  const checked = kind.check(body);
  return checked.ok ? 'passed' : checked.fault.code;
}

/** `open` and `close` around each other this many times, as text: only JSON.parse goes so deep. */
function deep(levels: number, open: string, close: string, inside = ''): unknown {
  return JSON.parse(open.repeat(levels) + inside + close.repeat(levels));
}

describe('names of the prototype', () => {
  const polluting = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';

  test('are unknown parameters like any other', () => {
    const body = { ...(JSON.parse(polluting) as object), ...chat() };
    expect(code(body)).toBe('passed');
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'are refused by their name where unknown ones are: %s',
    (name) => {
      const body: unknown = JSON.parse(
        `{"model":"m","messages":[{"role":"user","content":"x"}],"${name}":1}`,
      );
      const checked = chatRequest({ onUnknown: 'reject' }).check(body);
      expect(checked).toMatchObject({ ok: false, fault: { param: name } });
    },
  );

  test('as a model, a tool, a role or a key of a schema', () => {
    const models = { 'demo-small': { contextTokens: 1000 } };
    expect(code(chat({ model: '__proto__' }), chatRequest({ models }))).toBe('passed');
    expect(code(chat({ model: 'constructor' }), chatRequest({ models }))).toBe('passed');
    expect(code(chat({ messages: [{ role: '__proto__', content: '' }] }))).toBe('validation_error');
    const schema: unknown = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"}}}',
    );
    expect(code(parameters(schema))).toBe('passed');
    expect(code(parameters(schema))).toBe('passed');
    expect(code(parameters(schema))).toBe('passed');
    expect(code(parameters(JSON.parse('{"properties":{"__proto__":{"type":"x"}}}')))).toBe(
      'invalid_schema',
    );
  });

  test('pollute nothing', () => {
    for (const text of [polluting, `{"metadata":${polluting}}`, `{"messages":[${polluting}]}`])
      request.check(JSON.parse(text));
    request.check(parameters(JSON.parse(polluting)));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('10,000 levels', () => {
  test.each([
    ['unknown parameters pass', () => chat({ extra: deep(10_000, '[', ']') }), 'passed'],
    ['messages', () => chat({ messages: deep(10_000, '[', ']') }), 'validation_error'],
    ['content', () => chat({ messages: [user(deep(10_000, '[', ']'))] }), 'invalid_request_error'],
    ['tool schemas', () => parameters(deep(10_000, '{"not":', '}', '{}')), 'invalid_schema'],
    ['a list in a schema', () => parameters({ enum: deep(10_000, '[', ']') }), 'invalid_schema'],
    ['data in a schema', () => format({ default: deep(10_000, '[', ']') }), 'invalid_schema'],
  ])('%s', (_where, body, expected) => {
    expect(code(body())).toBe(expected);
  });
});

describe('a million of anything', () => {
  const million = <T>(value: T): T[] => new Array<T>(1_000_000).fill(value);

  test.each([
    ['messages', () => chat({ messages: million(user()) })],
    ['wrong messages', () => chat({ messages: million(5) })],
    ['parts', () => chat({ messages: [user(million({ type: 'text', text: '' }))] })],
    ['tools', () => chat({ tools: million(null) })],
    ['tool calls', () => chat({ messages: [{ role: 'assistant', tool_calls: million({}) }] })],
    ['stop words', () => chat({ stop: million('x') })],
    ['wrong modalities', () => chat({ modalities: million(5) })],
    ['biases', () => chat({ logit_bias: million(0) })],
    ['characters times twenty', () => chat({ messages: [user('x'.repeat(20_000_000))] })],
  ])('%s', (_what, body) => {
    expect(code(body())).toBe('request_too_large');
  });

  test('tokens or items of input', () => {
    const kind = embeddingsRequest();
    expect(code({ model: 'm', input: million('x') }, kind as never)).toBe('request_too_large');
    expect(code({ model: 'm', input: million(1) }, kind as never)).toBe('request_too_large');
    expect(code({ model: 'm', input: million({}) }, responsesRequest() as never)).toBe(
      'request_too_large',
    );
  });

  test('values in a schema', () => {
    expect(code(parameters({ enum: million(1) }))).toBe('invalid_schema');
  });
});

describe('what no JSON has', () => {
  test('a cycle in a schema, a message, the body', () => {
    const schema: Record<string, unknown> = { type: 'object' };
    schema['properties'] = { again: schema };
    expect(code(parameters(schema))).toBe('invalid_schema');
    const message: Record<string, unknown> = { role: 'user' };
    message['content'] = [message];
    expect(code(chat({ messages: [message] }))).toBe('invalid_request_error');
    const body: Record<string, unknown> = chat();
    body['self'] = body;
    expect(code(body)).toBe('passed');
  });

  test('NaN, Infinity, BigInt, functions, symbols, dates', () => {
    for (const value of [
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      5n,
      () => 1,
      Symbol('x'),
      new Date(0),
    ])
      expect(code(chat({ temperature: value }))).toBe('validation_error');
  });

  test('undefined counts as absent', () => {
    expect(code(chat({ temperature: undefined, tools: undefined }))).toBe('passed');
  });
});

describe('texts that tokenizers choke on', () => {
  const long = chatRequest({ models: () => ({ contextTokens: 1000 }) });

  test.each([
    ['one letter', 'a'.repeat(300_000)],
    ['blanks', ' '.repeat(300_000)],
    ['one Chinese character', '漢'.repeat(300_000)],
    ['one sign', '='.repeat(300_000)],
    ['lone surrogates', '\ud800'.repeat(300_000)],
    ['special tokens', '<|endoftext|>'.repeat(20_000)],
    ['control characters', '\0'.repeat(300_000)],
  ])('%s', (_what, text) => {
    expect(code({ model: 'gpt-4o', messages: [user(text)] }, long)).toBe('context_length_exceeded');
  });
});

test('the same key twice: the last one counts, as JSON.parse has it', () => {
  expect(
    code(JSON.parse('{"model":5,"model":"m","messages":[{"role":"user","content":"x"}]}')),
  ).toBe('passed');
});

test('invalid UTF-8 comes as U+FFFD and is text like any other', () => {
  const text = new TextDecoder().decode(Uint8Array.of(0x61, 0xff, 0xfe));
  expect(code(chat({ messages: [user(text)] }))).toBe('passed');
});
