import { describe, expect, test } from '@jest/globals';
import { type RetryOptions, retryRule } from '../../src/resilience/retry-options.js';

describe('the options of retry', () => {
  test('have defaults', () => {
    expect(retryRule(undefined)).toEqual({
      maxAttempts: 3,
      baseDelayMs: 500,
      maxDelayMs: 8_000,
      maxHintMs: 30_000,
      budget: 0.2,
      also: new Set(),
    });
    expect(retryRule(false)).toBeUndefined();
  });

  test.each<[unknown, string]>([
    [{ budget: 1.5 }, 'createUpstream: retry.budget must be a share from 0 to 1, not 1.5'],
    [{ budget: -0.1 }, 'createUpstream: retry.budget must be a share from 0 to 1, not -0.1'],
    [{ budget: Number.NaN }, 'createUpstream: retry.budget must be a share from 0 to 1, not NaN'],
    [{ maxAttempts: 0 }, 'createUpstream: retry.maxAttempts must be a whole number from 1, not 0'],
    [
      { maxAttempts: 2.5 },
      'createUpstream: retry.maxAttempts must be a whole number from 1, not 2.5',
    ],
    [
      { also: ['teapot'] },
      'createUpstream: retry.also[0] is "teapot", which is no code of the catalog',
    ],
    [{ also: 'conflict' }, 'createUpstream: retry.also must be a list of codes, not "conflict"'],
    [true, 'createUpstream: retry must be an object, not true'],
    [
      { attempts: 3 },
      'createUpstream: retry.attempts is not an option; there are maxAttempts, baseDelayMs, maxDelayMs, maxHintMs, budget, also',
    ],
  ])('%j is refused by name', (options, sentence) => {
    expect(() => retryRule(options as RetryOptions)).toThrow(new TypeError(sentence));
  });

  test('a wait that no timer can wait is refused', () => {
    expect(() => retryRule({ baseDelayMs: -1 })).toThrow(
      /^createUpstream: retry\.baseDelayMs must/,
    );
    expect(() => retryRule({ maxHintMs: 2 ** 31 })).toThrow(
      /^createUpstream: retry\.maxHintMs must/,
    );
  });
});
