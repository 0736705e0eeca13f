import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstKey, KEYS, keysThere, without } from '../../src/read/keys.js';
import { errorObject } from '../fixtures/failures.js';

type Role = keyof typeof KEYS;

function keysOf(role: Role, object: object): string[] {
  const keys: string[] = [];
  for (let left = keysThere(object as Record<string, unknown>)[role]; left; left = without(left))
    keys.push(firstKey(KEYS[role], left));
  return keys;
}

test('what is there is what asking for each key of a list would find, in its order', () => {
  fc.assert(
    fc.property(errorObject, (object) => {
      for (const role of Object.keys(KEYS) as Role[])
        expect(keysOf(role, object)).toEqual(KEYS[role].filter((key) => key in object));
    }),
    { seed: 8 },
  );
});

test('nothing is there of what nobody asks for', () => {
  expect(keysOf('word', { prompt: 'x', messages: [] })).toEqual([]);
});

test('no list is longer than there are bits', () => {
  for (const list of Object.values(KEYS)) expect(list.length).toBeLessThan(31);
});
