import { describe, expect, test } from '@jest/globals';
import { isJsonParseMessage, withoutQuote } from '../../../src/recognizers/validation/json-text.js';
import { thrownBy } from '../serving.js';

describe('isJsonParseMessage', () => {
  test.each([
    ['{"a": x}'],
    ['{"a"'],
    [''],
    ['{a: 1}'],
    ['{"a":1} b'],
    ['["a" "b"]'],
    ['"a\nb"'],
    ['{"a": "\\x"}'],
    ['-'],
    ['1e'],
    ['undefined'],
    ['not json, and so long that V8 shows only a part of it, with dots at both of its ends'],
  ])("what this Node's JSON.parse says of %j", (text) => {
    const { message } = thrownBy(() => JSON.parse(text)) as Error;
    expect(isJsonParseMessage(message)).toBe(true);
  });

  // Node 18: https://github.com/v8/v8/blob/10.2.154/src/common/message-template.h
  test.each([['Unexpected token x in JSON at position 6'], ['Unexpected end of JSON input']])(
    'older wording: %s',
    (message) => {
      expect(isJsonParseMessage(message)).toBe(true);
    },
  );

  test.each([['Unexpected file field'], ['the file must be JSON'], ['Expected a string'], ['']])(
    'an ordinary sentence: %j',
    (message) => {
      expect(isJsonParseMessage(message)).toBe(false);
    },
  );
});

describe('withoutQuote', () => {
  test('keeps the name and the place, not the words', () => {
    const thrown = thrownBy(() => JSON.parse('{"key": my secret}'));
    const clean = withoutQuote(thrown);
    expect(clean).toMatchObject({ name: 'SyntaxError', message: 'not valid JSON' });
    expect(clean.stack).toMatch(/^SyntaxError: not valid JSON\n {4}at /);
    expect(clean.stack).not.toContain('secret');
  });

  test('takes anything', () => {
    expect(withoutQuote(null)).toMatchObject({ name: 'Error', message: 'not valid JSON' });
  });
});
