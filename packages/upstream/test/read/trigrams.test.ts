import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { markTrigrams, Needles } from '../../src/read/trigrams.js';

/** Those that are not ruled out. */
function left(needles: readonly string[]): string[] {
  const index = new Needles(needles);
  const found: string[] = [];
  for (let at = index.next(0); at < needles.length; at = index.next(at + 1))
    found.push(needles[at] as string);
  return found;
}

test('what is in the text is never ruled out, whatever stands beside it in the list', () => {
  const text = fc.string({ unit: 'grapheme' });
  const needle = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(text, needle, text, fc.array(needle), (before, there, after, others) => {
      markTrigrams(before + there + after);
      expect(left([...others, there, ...others])).toContain(there);
      const whole = before + there + after;
      const sure = others.filter((each) => whole.includes(each));
      expect(left(others).filter((each) => sure.includes(each))).toEqual(sure);
    }),
    { seed: 3 },
  );
});

test('what is not in it mostly is, and the last text counts', () => {
  const needles = ['context', 'rate', 'ip'];
  markTrigrams('rate limit reached');
  expect(left(needles)).toEqual(['rate', 'ip']);
  markTrigrams('context');
  expect(left(needles)).toEqual(['context', 'ip']);
  expect(left([])).toEqual([]);
});

test('what is beyond ASCII is in no text that is not', () => {
  markTrigrams('quota used up');
  expect(left(['额度', '负载过高', 'quota'])).toEqual(['quota']);
  markTrigrams('额度 used up');
  expect(left(['额度', '负载过高'])).toEqual(['额度']);
});
