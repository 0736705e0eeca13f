import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import createError from 'http-errors';
import { ZodError } from 'zod';
import { candidates } from '../../src/recognizers/candidates.js';
import { recognizers } from '../../src/recognizers/index.js';
import { hostileThrown } from '../fixtures/hostile-thrown.js';

const namesOf = (thrown: unknown) => candidates(thrown).map(({ name }) => name);

test('a value that is no Error is asked by all', () => {
  expect(candidates({ msBeforeNext: 5 })).toBe(recognizers);
  expect(candidates('words')).toBe(recognizers);
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

test('nobody who is left out would have known it', () => {
  fc.assert(
    fc.property(hostileThrown, (thrown) => {
      const asked = candidates(thrown);
      for (const recognizer of recognizers)
        if (!asked.includes(recognizer)) {
          let found: unknown;
          try {
            found = recognizer.recognize(thrown);
          } catch {
            found = undefined;
          }
          expect([recognizer.name, found]).toEqual([recognizer.name, undefined]);
        }
    }),
    { seed: 31, numRuns: 2000 },
  );
});
