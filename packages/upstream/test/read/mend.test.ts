import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mendJson } from '../../src/read/mend.js';

describe('mendJson', () => {
  test.each([
    ['{"a":{"b":"c', { a: { b: 'c' } }],
    ['{"a":{"b":1,"c', { a: { b: 1 } }],
    ['{"a":[1,2', { a: [1, 2] }],
    ['{"a":[1,{"b":', { a: [1] }],
    ['{"a":"b\\', { a: 'b' }],
    ['{"a":1}', undefined],
    ['{"a":]', undefined],
    ['nothing', undefined],
  ])('%s', (text, value) => {
    expect(mendJson(text)).toEqual(value);
  });

  test('whatever is cut anywhere, it neither throws nor takes long', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, cut) => {
        mendJson(json.slice(0, cut % (json.length + 1)));
      }),
      { seed: 3 },
    );
  });

  test('a hundred thousand open brackets are borne', () => {
    expect(() => mendJson('['.repeat(100_000))).not.toThrow();
  });
});
