import { describe, expect, test } from '@jest/globals';
import { chatRequest } from '../../src/index.js';
import { parameters } from '../requests.js';

const request = chatRequest();
const draft07 = { $schema: 'http://json-schema.org/draft-07/schema#' };

function code(schema: unknown): string {
  const checked = request.check(JSON.parse(JSON.stringify(parameters(schema))));
  return checked.ok ? 'passed' : checked.fault.code;
}

describe('members that objects usually inherit', () => {
  // ajv's comparison for uniqueItems called `valueOf` of whatever it compared.
  test.each(['valueOf', 'toString', 'constructor', 'hasOwnProperty', 'toJSON'])('%s', (name) => {
    const value = { [name]: 1 };
    for (const draft of [{}, draft07]) {
      expect(code({ ...draft, enum: [value, { [name]: 2 }] })).toBe('passed');
      expect(code({ ...draft, required: [value, value] })).toBe('invalid_schema');
      expect(code({ ...draft, type: [value, value] })).toBe('invalid_schema');
      expect(code({ ...draft, properties: { [name]: { type: 'string' } } })).toBe('passed');
      expect(code({ ...draft, [name]: {} })).toBe('passed');
    }
  });
});

describe('long lists', () => {
  const names = Array.from({ length: 100_000 }, (_, index) => `name ${index}`);

  test('of types, names and values take no quadratic time', () => {
    for (const draft of [{}, draft07]) {
      expect(code({ ...draft, type: names })).toBe('invalid_schema');
      expect(code({ ...draft, required: names })).toBe('passed');
      expect(code({ ...draft, required: [...names, 'name 0'] })).toBe('invalid_schema');
      expect(code({ ...draft, enum: names.map((name) => ({ name })) })).toBe('invalid_schema');
      expect(code({ ...draft, enum: names })).toBe('passed');
    }
  });
});
