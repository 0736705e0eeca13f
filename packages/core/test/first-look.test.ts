import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CONTROL, ESCAPED, INTERNAL, look, SECRET, VISIBLE } from '../src/first-look.js';
import { SECRET_FORMS } from '../src/secret-forms.js';
import { withoutInternals } from '../src/without-internals.js';

/** Pieces of what is searched for, so that random texts come near to it. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['sk-proj-abcd1234efgh', 'Bearer aB3dE6gH9', 'password', '=', ':', 'https://u:p@h/', 'AKIA'],
    ...['/etc/passwd', 'C:\\app\\x.js', 'ENOENT: no such file, open', '\n    at run (a.js:1:2)'],
    ...[' ', '\t', '\n', '\u0000', '\u2028', '\u00a0', '\ud800', '"', '\\', 'é', '…', '7', 'a'],
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));
const RUNS = { seed: 20_261_123, numRuns: 5000 };

/** What the search says of a text, however short the way there. */
function isTold(flag: number, finds: (text: string) => boolean): void {
  fc.assert(
    fc.property(text, (value) => {
      if (finds(value)) expect([value, look(value) & flag]).toEqual([value, flag]);
      // The second time from memory.
      expect(look(value)).toBe(look(value));
    }),
    RUNS,
  );
}

describe('what is not seen at the first look is not there', () => {
  test('a secret', () => {
    isTold(SECRET, (value) =>
      SECRET_FORMS.some(({ pattern, decide }) =>
        [...value.matchAll(new RegExp(pattern, pattern.flags))].some(
          ([, before, found]) => decide === undefined || decide(String(found), String(before)),
        ),
      ),
    );
  });

  test('a path, a frame, a system call', () => {
    // The first look is passed over by a path before and behind, which is taken out again.
    const plain = (value: string): string | undefined => withoutInternals(`/ ${value} /`);
    isTold(INTERNAL, (value) => plain(value) !== `/ ${value} /`);
  });

  test('a control character, half a pair', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/;
    isTold(CONTROL, (value) => control.test(value) || !value.isWellFormed());
  });

  test('what JSON escapes', () => {
    isTold(ESCAPED, (value) => JSON.stringify(value) !== `"${value}"`);
  });
});

test('what is seen is not blank', () => {
  fc.assert(
    fc.property(text, (value) => {
      if ((look(value) & VISIBLE) !== 0) expect(value.trim()).not.toBe('');
    }),
    RUNS,
  );
});

test('a long text may hold everything, for it is not looked at', () => {
  expect(look('a '.repeat(4000))).toBe(SECRET | INTERNAL | CONTROL | ESCAPED);
});
