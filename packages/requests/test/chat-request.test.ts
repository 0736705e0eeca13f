import { describe, expect, test } from '@jest/globals';
import { chatRequest } from '../src/index.js';
import { invalidChats } from './invalid/chats.js';
import { chat, parameters, user } from './requests.js';
import { validChats } from './valid/chats.js';

const request = chatRequest();

function named(body: unknown): string {
  return (JSON.stringify(body) ?? String(body)).slice(0, 160);
}

describe('a wrong chat request is refused with its code and the exact place', () => {
  test.each(invalidChats.map(([body, code, param]) => [named(body), code, param, body] as const))(
    '%s: %s at %s',
    (_name, code, param, body) => {
      const checked = request.check(body);
      expect(checked.ok ? 'passed' : checked.fault.code).toBe(code);
      expect(checked.ok ? '' : checked.fault.param).toBe(param);
    },
  );

  test('there are at least 200 of them', () => {
    expect(invalidChats.length).toBeGreaterThanOrEqual(200);
  });
});

describe('a right chat request passes as it is', () => {
  test.each(validChats.map((body) => [named(body), body] as const))('%s', (_name, body) => {
    expect(request.check(body)).toEqual({ ok: true, value: body });
    expect(request.parse(body)).toBe(body);
  });

  test('there are at least 100 of them', () => {
    expect(validChats.length).toBeGreaterThanOrEqual(100);
  });
});

describe('unknown parameters', () => {
  const body = chat({ top_k: 40, messages: [{ ...user(), mood: 'glad' }] });

  test('pass by default, as providers add them', () => {
    expect(request.parse(body)).toBe(body);
  });

  test('are refused where asked, each by its path', () => {
    const checked = chatRequest({ onUnknown: 'reject' }).check(body);
    expect(checked).toMatchObject({
      ok: false,
      fault: { code: 'invalid_request_error', issue: 'unknown', param: 'messages[0].mood' },
      issues: [{ param: 'messages[0].mood' }, { param: 'top_k' }],
    });
  });

  test.each(validChats.filter((one) => one['top_k'] === undefined).map((one) => [named(one), one]))(
    'the strict check takes every documented request: %s',
    (_name, one) => {
      expect(chatRequest({ onUnknown: 'reject' }).check(one).ok).toBe(true);
    },
  );
});

test('parse works detached, as a pipe uses it, and throws the Fault', () => {
  const { parse } = request;
  expect(() => parse(chat({ temperature: 9 }))).toThrow(
    expect.objectContaining({ code: 'validation_error', param: 'temperature', found: 9 }),
  );
});

describe('every issue is told, in the order of the document', () => {
  test('what is absent comes before what its object holds', () => {
    const checked = request.check({ temperature: 9, messages: [{ role: 'bot' }, 5], n: 0 });
    expect(checked.ok ? [] : checked.issues.map(({ param }) => param)).toEqual([
      'model',
      'temperature',
      'messages[0].role',
      'messages[1]',
      'n',
    ]);
  });

  test('the caller gets the first and the count', () => {
    const checked = request.check(chat({ temperature: 9, top_p: 9, n: 0 }));
    expect(checked).toMatchObject({
      fault: {
        param: 'temperature',
        message: "Invalid 'temperature': expected a value <= 2. 2 more problems were found.",
      },
    });
  });

  test('schemas and media are looked at even where other fields are wrong', () => {
    const body = { ...parameters({ type: 'strin' }), temperature: 'x' };
    const checked = request.check(body);
    expect(checked.ok ? [] : checked.issues.map(({ param }) => param)).toEqual([
      'tools[0].function.parameters',
      'temperature',
    ]);
  });
});

test.each([
  [{ onUnknown: 'drop' }, '`onUnknown`'],
  [{ maxImageBytes: '20MB' }, '`maxImageBytes`'],
  [{ models: 'gpt-4o' }, '`models`'],
  [{ models: { 'gpt-4o': {} } }, "`models['gpt-4o'].contextTokens`"],
  [{ limits: { messages: -1 } }, '`limits.messages`'],
  [{ limits: { turns: 5 } }, '`limits.turns`'],
  [{ strict: true }, '`strict`'],
])('wrong options fail at start with their name: %j', (options, name) => {
  expect(() => chatRequest(options as never)).toThrow(
    expect.objectContaining({ name: 'TypeError', message: expect.stringContaining(name) }),
  );
});
