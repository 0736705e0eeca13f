import { expect, test } from '@jest/globals';
import { knownWords } from '../../src/read/known-words.js';
import { meaningOf, normalWord, vocabulary } from '../../src/read/word.js';

test.each(['RateLimitReached', 'rate_limit_reached', 'RATE-LIMIT-REACHED'])('%s', (word) => {
  expect(normalWord(word)).toBe('ratelimitreached');
  expect(meaningOf(word, knownWords)).toBe('rate_limit_exceeded');
});

test.each([
  ['com.amazon.coral#ThrottlingException', 'rate_limit_exceeded'],
  ['AccessDeniedException:http://internal.amazon.com/', 'permission_denied'],
  ['Throttling.RateQuota', 'rate_limit_exceeded'],
  ['policies.ratelimit.QuotaViolation', undefined],
  ['AuthenticationError', 'invalid_api_key'],
  ['widget_not_found', 'not_found'],
  ['ValidationException', 'bad_request'],
  ['validation_error', 'validation_error'],
  ['constructor', undefined],
  ['', undefined],
])('%s means %s', (word, meaning) => {
  expect(meaningOf(word, knownWords)).toBe(meaning);
});

test('a word means the same however it is written', () => {
  const words = vocabulary({ overloaded: 'ServerBusy', model_not_found: 'Model.NotFound' });
  for (const word of ['ServerBusy', 'server_busy', 'com.acme#ServerBusy', 'ServerBusy:x'])
    expect(meaningOf(word, words)).toBe('overloaded');
  expect(meaningOf('Model.NotFound', words)).toBe('model_not_found');
  // What another list has taught is no word of this one.
  expect(meaningOf('RateLimitReached', words)).toBeUndefined();
});

test('the first meaning of a word counts', () => {
  const words = vocabulary({ overloaded: 'a b', conflict: 'b c' });
  expect([...words]).toEqual([
    ['a', 'overloaded'],
    ['b', 'overloaded'],
    ['c', 'conflict'],
  ]);
});
