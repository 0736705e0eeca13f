import type { FaultCode } from '@faultwire/core';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mayNarrow } from '../../../src/read/narrower.js';
import { sharedBook, sharedPhrases } from '../../../src/read/phrases/index.js';
import { says } from '../../../src/read/phrases/phrase.js';
import type { Statement } from '../../../src/read/statement.js';
import { viewOf } from '../../../src/read/view.js';
import { failedResponse } from '../../fixtures/failures.js';

/** The slow way: each phrase in turn. */
function asked(statement: Statement, base: FaultCode, status: number) {
  for (const phrase of sharedPhrases) {
    if (phrase.code !== base && !mayNarrow(base, phrase.code)) continue;
    const words = says(statement, phrase, status);
    if (words !== undefined) return { phrase, words };
  }
  return undefined;
}

const BASES: readonly FaultCode[] = [
  'invalid_request_error',
  'rate_limit_exceeded',
  'permission_denied',
  'service_unavailable',
  'content_filter',
];

test('finds what asking each phrase in turn would find', () => {
  let found = 0;
  fc.assert(
    fc.property(failedResponse, fc.constantFrom(...BASES), (failed, base) => {
      for (const statement of viewOf(failed).statements) {
        const said = sharedBook.find(statement, base, failed.status);
        expect(said).toEqual(asked(statement, base, failed.status));
        if (said !== undefined) found += 1;
      }
    }),
    { seed: 8, numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(100);
});
