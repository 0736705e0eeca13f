import { describe, expect, test } from '@jest/globals';
import { RetryBudget } from '../../src/resilience/retry-budget.js';
import { scriptedClock } from './scripted-clock.js';

function spendAll(budget: RetryBudget): number {
  let spent = 0;
  while (budget.spend()) spent += 1;
  return spent;
}

describe('the retry budget', () => {
  test('is a share of the requests of the window', () => {
    const budget = new RetryBudget(0.2, () => 0);
    for (let request = 0; request < 1_000; request += 1) budget.request();
    expect(spendAll(budget)).toBe(200);
  });

  test('counts a quiet window as 50 requests', () => {
    expect(spendAll(new RetryBudget(0.2, () => 0))).toBe(10);
    expect(spendAll(new RetryBudget(0.02, () => 0))).toBe(1);
  });

  test('of 0 allows nothing', () => {
    expect(spendAll(new RetryBudget(0, () => 0))).toBe(0);
  });

  test('forgets requests and retries 10 s later', async () => {
    const clock = scriptedClock();
    const budget = new RetryBudget(0.2, clock.now);
    for (let request = 0; request < 100; request += 1) budget.request();
    expect(spendAll(budget)).toBe(20);
    await clock.advance(9_000);
    expect(spendAll(budget)).toBe(0);
    await clock.advance(1_000);
    expect(spendAll(budget)).toBe(10);
  });

  test('survives a pause longer than its window', async () => {
    const clock = scriptedClock();
    const budget = new RetryBudget(0.2, clock.now);
    expect(spendAll(budget)).toBe(10);
    await clock.advance(3_600_000);
    expect(spendAll(budget)).toBe(10);
  });
});
