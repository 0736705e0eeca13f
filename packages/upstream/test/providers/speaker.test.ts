import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readers, speakers } from '../../src/providers/index.js';
import { viewOf } from '../../src/read/view.js';
import { failedResponse } from '../fixtures/failures.js';

test('finds the reader that asking each in turn would find', () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(failedResponse, (failed) => {
      const first = readers.find((reader) => reader.recognize(failed) !== undefined);
      const speaker = speakers.of(viewOf(failed));
      expect(speaker.name).toBe(first?.name);
      if (failed.provider === undefined) found.add(speaker.name);
    }),
    { seed: 8, numRuns: 4000 },
  );
  // Else the property would say little.
  expect(found.size).toBeGreaterThan(20);
});

test('a mention is looked for under a part of itself, in lower case', () => {
  for (const { forms } of readers)
    for (const form of forms)
      if (form.kind === 'mention') expect(form.needle).toBe(form.needle.toLowerCase());
});
