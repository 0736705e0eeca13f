import { expect, test } from '@jest/globals';
import { knownWords, learn } from '../../src/read/known-words.js';
import { vocabulary } from '../../src/read/word.js';

test('a provider adds words, and changes none', () => {
  learn(vocabulary({ overloaded: 'flux_saturated', conflict: 'rate_limit_exceeded' }));
  expect(knownWords.get('fluxsaturated')).toBe('overloaded');
  expect(knownWords.get('ratelimitexceeded')).toBe('rate_limit_exceeded');
});
