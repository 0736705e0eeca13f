import { describe, expect, test } from '@jest/globals';
import {
  detailReasons,
  messageOf,
  paramInMessage,
  paramNamed,
  paramOf,
  statusOf,
  waitsOf,
  wordsOf,
} from '../../src/read/fields.js';
import { statement } from '../../src/read/statement.js';

describe('fields', () => {
  test.each([
    [{ message: 'm', error: 'Bad Request' }, 'm'],
    [{ error: 'text' }, 'text'],
    [{ error: ['a', 'b'] }, 'a; b'],
    [{ detail: 'd' }, 'd'],
    [{ code: 500, details: 'below details' }, 'below details'],
    [{ base: 1 }, ''],
    [{ message: { nested: true } }, ''],
  ])('the message of %j is "%s"', (object, message) => {
    expect(messageOf(object)).toBe(message);
  });

  test('words are read codes first, and "None" is no word', () => {
    expect(wordsOf({ type: 't', code: 'c', param: 'p', error_type: 'None' })).toEqual([
      { field: 'code', word: 'c' },
      { field: 'type', word: 't' },
    ]);
  });

  test.each([
    [{ status: 429 }, 429],
    [{ code: '401' }, 401],
    [{ http_code: '500', code: 'x' }, 500],
    [{ code: 1302 }, undefined],
    [{ status: 'UNAVAILABLE' }, undefined],
    [{ status: 200 }, undefined],
  ])('the status of %j is %s', (object, status) => {
    expect(statusOf(object)).toBe(status);
  });

  test.each([
    [{ param: 'messages[0]' }, 'messages[0]'],
    [{ param: 'None' }, undefined],
    [{ param: { a: 1 } }, undefined],
    [{ loc: ['body', 'messages', 0, 'role'] }, 'messages[0].role'],
    [{ details: [{ fieldViolations: [{ field: 'contents[0].role' }] }] }, 'contents[0].role'],
  ])('the parameter of %j is %s', (object, param) => {
    expect(paramOf(object)).toBe(param);
  });

  test.each([
    ['Unknown name "x" at \'tools[0].parameters\': Cannot find field.', 'tools[0].parameters'],
    ['tools.0.custom.input_schema: JSON schema is invalid', 'tools.0.custom.input_schema'],
    ['max_tokens: Field required', 'max_tokens'],
    ['litellm.RateLimitError: x', undefined],
    ['connect to api.example.com failed', undefined],
  ])('the parameter named in "%s" is %s', (message, param) => {
    expect(paramInMessage(message)).toBe(param);
  });

  test('a statement names its parameter in a field before its message, a page never', () => {
    const message = 'tools.0.input_schema: bad';
    expect(paramNamed(statement(message, [], { param: 'stop' }))).toBe('stop');
    expect(paramNamed(statement(message, []))).toBe('tools.0.input_schema');
    expect(paramNamed(statement(message, [], { html: true }))).toBeUndefined();
    expect(paramNamed(undefined)).toBeUndefined();
  });

  test('waits are collected from the object, its details and its metadata', () => {
    const object = { details: [{ retryDelay: '34s' }], metadata: { retry_after: 2 } };
    expect(waitsOf(object)).toBe(',"retry_after":2,"retryDelay":"34s",');
    expect(waitsOf({ prompt: 'x' })).toBeUndefined();
  });

  test('reasons are read from details', () => {
    expect(detailReasons({ details: [{ reason: 'API_KEY_INVALID' }, null, 'x'] })).toEqual([
      { field: 'details[].reason', word: 'API_KEY_INVALID' },
    ]);
  });
});
