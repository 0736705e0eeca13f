import { describe, expect, test } from '@jest/globals';
import { answer } from '../src/answer.js';
import { foundOf, invalidParameter } from '../src/invalid-parameter.js';
import { profiles } from '../src/profiles/index.js';
import type { Issue } from '../src/types.js';

describe('invalidParameter', () => {
  test.each<[string, Issue | undefined, string]>([
    // docs/contract.md, "The catalog": absent, and so no request at all.
    ['model', 'missing', 'invalid_request_error'],
    ['messages', 'missing', 'invalid_request_error'],
    ['input', 'missing', 'invalid_request_error'],
    ['model', 'type', 'validation_error'],
    ['messages', 'value', 'validation_error'],
    ['messages[0].role', 'missing', 'validation_error'],
    ['temperature', 'value', 'validation_error'],
    ['temperature', undefined, 'validation_error'],
    // A content part of unknown type or without its payload.
    ['messages[2].content[0].type', 'value', 'invalid_request_error'],
    ['messages[2].content[0].type', 'missing', 'invalid_request_error'],
    ['messages[2].content[0]', 'type', 'invalid_request_error'],
    ['messages[2].content[0].image_url', 'missing', 'invalid_request_error'],
    ['messages[2].content[1].text', 'missing', 'invalid_request_error'],
    ['messages[2].content[1].input_audio', 'missing', 'invalid_request_error'],
    ['input[0].content[1].file', 'missing', 'invalid_request_error'],
    ['messages[2].content[0].image_url.url', 'value', 'validation_error'],
    ['messages[2].content[0].text', 'type', 'validation_error'],
    ['messages[2].content', 'type', 'validation_error'],
    // Known as unsupported.
    ['logit_bias', 'unknown', 'invalid_request_error'],
    ['messages[0].nme', 'unknown', 'invalid_request_error'],
    // At or below a schema.
    ['tools[0].function.parameters', 'type', 'invalid_schema'],
    ['tools[0].function.parameters.properties.a.type', 'value', 'invalid_schema'],
    ['tools[3].parameters', 'type', 'invalid_schema'],
    ['response_format.json_schema.schema', 'type', 'invalid_schema'],
    ['response_format.json_schema.schema.properties', 'unknown', 'invalid_schema'],
    ['text.format.schema', 'value', 'invalid_schema'],
    ['tools[0].function.name', 'value', 'validation_error'],
    ['response_format.json_schema.schema_name', 'value', 'validation_error'],
  ])('%s, %s: %s', (path, issue, code) => {
    expect(invalidParameter({ path, issue, message: 'no' }).code).toBe(code);
  });

  test('an empty model or list of messages is as good as none', () => {
    expect(invalidParameter({ path: ['messages'], issue: 'value', empty: true })).toMatchObject({
      code: 'invalid_request_error',
      param: 'messages',
      issue: 'missing',
      message: 'messages is required',
    });
    expect(invalidParameter({ path: 'stop', issue: 'value', empty: true }).code).toBe(
      'validation_error',
    );
  });

  test('the path of a validator becomes the text of the contract', () => {
    const path = ['messages', 2, 'content', 0, 'image_url', 'url'];
    expect(invalidParameter({ path, issue: 'value' }).param).toBe(
      'messages[2].content[0].image_url.url',
    );
  });

  test.each([['type'], ['missing'], [undefined]] as const)(
    'the body itself, %s: the sentence of the seeds',
    (issue) => {
      const fault = invalidParameter({ path: [], issue, message: 'expected object' });
      expect(JSON.parse(answer(fault).body)).toEqual({
        error: {
          message: 'invalid request body',
          type: 'invalid_request_error',
          code: 'invalid_request_error',
          param: null,
        },
      });
    },
  );

  test('a rule about the whole body keeps its sentence', () => {
    const message = 'prompt and messages exclude each other';
    expect(invalidParameter({ path: [], issue: 'value', message })).toMatchObject({
      code: 'validation_error',
      message,
    });
  });

  test('a schema that is no object: the sentence of seeds/solrouter', () => {
    const path = 'response_format.json_schema.schema';
    const fault = invalidParameter({ path, issue: 'type', message: 'expected object' });
    expect(JSON.parse(answer(fault, { profile: profiles.solrouter }).body)).toEqual({
      error: {
        message: 'response_format.json_schema.schema must be a valid JSON Schema object',
        type: 'validation_error',
        code: 'invalid_schema',
      },
    });
  });

  test('a sentence of its own where the validator has none', () => {
    const say = (issue: Issue): string => invalidParameter({ path: 'n', issue }).message;
    expect(say('missing')).toBe('n is required');
    expect(say('unknown')).toBe('n is not a supported parameter');
    expect(say('type')).toBe('n has the wrong type');
    expect(say('value')).toBe('n is invalid');
  });

  test('evidence and found go along', () => {
    const evidence = { by: 'code', field: 'keyword', value: 'maximum' } as const;
    expect(invalidParameter({ path: 'n', issue: 'value', found: 9 }, { evidence })).toMatchObject({
      found: 9,
      evidence,
    });
  });
});

describe('foundOf', () => {
  test.each([
    ['nine', 'nine'],
    [9, 9],
    [false, false],
    [null, 'null'],
    [[1], 'array'],
    [{ a: 1 }, 'object'],
    [9n, 'number'],
    [undefined, undefined],
    [() => 1, undefined],
  ])('%p is told as %p', (value, told) => {
    expect(foundOf(value)).toBe(told);
  });

  test('a revoked Proxy is an object', () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    expect(foundOf(proxy)).toBe('object');
  });
});
