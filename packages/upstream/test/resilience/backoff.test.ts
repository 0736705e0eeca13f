import { describe, expect, test } from '@jest/globals';
import { backoff } from '../../src/resilience/backoff.js';

const delays = { baseDelayMs: 500, maxDelayMs: 8_000 };

function first(count: number, chance: number): number[] {
  const waits = backoff(delays, () => chance);
  return Array.from({ length: count }, () => waits.next().value);
}

describe('backoff', () => {
  test('doubles from the base up to the longest: 500·2^(n-1), as the seed has it', () => {
    expect(first(6, 0.999_999)).toEqual([499, 999, 1_999, 3_999, 7_999, 7_999]);
  });

  test('jitters over the whole delay', () => {
    expect(first(3, 0)).toEqual([0, 0, 0]);
    expect(first(3, 0.5)).toEqual([250, 500, 1_000]);
  });
});
