import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import createError from 'http-errors';
import { ZodError } from 'zod';
import type { Recognizer } from '../../src/recognizer.js';
import { candidates } from '../../src/recognizers/candidates.js';
import { recognizers } from '../../src/recognizers/index.js';
import { hostileThrown } from '../fixtures/hostile-thrown.js';
import { nearThrown } from '../fixtures/near-thrown.js';

const namesOf = (thrown: unknown) => candidates(thrown).map(({ name }) => name);

test('what is no object has nothing to look at', () => {
  for (const value of ['words', 7, null, undefined, 9n, Symbol('s')])
    expect(namesOf(value)).toEqual([]);
});

test('an object that is no Error is asked by those that know such ones', () => {
  const asked = namesOf({ login: { msBeforeNext: 5, remainingPoints: 0 } });
  for (const name of ['rate-limiter-flexible', 'ajv', 'class-validator', 'standard-schema'])
    expect(asked).toContain(name);
});

test('a value that hurts when looked at is asked by all', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(candidates(proxy)).toEqual(recognizers);
});

test('an http-error is not asked what it cannot be', () => {
  const asked = namesOf(createError(404, 'no such job'));
  expect(asked).toContain('http-errors');
  expect(asked).not.toContain('zod');
  expect(asked).not.toContain('axios');
});

test('a ZodError is asked by zod', () => {
  expect(namesOf(new ZodError([]))).toContain('zod');
});

test.each([
  ['hostile values', hostileThrown],
  ['values near to what they know', nearThrown],
])('nobody who is left out would have known it: %s', (_, values) => {
  fc.assert(
    fc.property(values, (thrown) => {
      const asked = candidates(thrown);
      const known = recognizers.filter((recognizer) => knows(recognizer, thrown));
      expect(known.filter((recognizer) => !asked.includes(recognizer))).toEqual([]);
    }),
    { seed: 31, numRuns: 2000 },
  );
});

test('the first of those asked is the first of all that know it', () => {
  const first = (list: readonly Recognizer[], thrown: unknown) =>
    list.find((recognizer) => knows(recognizer, thrown))?.name;
  fc.assert(
    fc.property(nearThrown, (thrown) => {
      expect(first(candidates(thrown), thrown)).toBe(first(recognizers, thrown));
    }),
    { seed: 32, numRuns: 1000 },
  );
});

function knows({ recognize }: Recognizer, thrown: unknown): boolean {
  try {
    return recognize(thrown) !== undefined;
  } catch {
    return false;
  }
}
