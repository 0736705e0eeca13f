import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isAbsent, markTrigrams, trigramsOf } from '../../src/read/trigrams.js';

test('what is in the text is never ruled out', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, needle, after) => {
      markTrigrams(before + needle + after);
      expect(isAbsent(trigramsOf(needle))).toBe(false);
    }),
    { seed: 3 },
  );
});

test('what is not in it mostly is, and the last text counts', () => {
  markTrigrams('rate limit reached');
  expect(isAbsent(trigramsOf('context'))).toBe(true);
  markTrigrams('context');
  expect(isAbsent(trigramsOf('context'))).toBe(false);
  expect(isAbsent(trigramsOf('rate'))).toBe(true);
  expect(isAbsent(trigramsOf('ip'))).toBe(false);
});

test('what is beyond ASCII is in no text that is not', () => {
  markTrigrams('quota used up');
  expect(isAbsent(trigramsOf('额度'))).toBe(true);
  markTrigrams('额度 used up');
  expect(isAbsent(trigramsOf('额度'))).toBe(false);
});
