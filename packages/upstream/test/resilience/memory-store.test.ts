import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { CircuitStore } from '../../src/resilience/circuit-store.js';
import { memoryStore } from '../../src/resilience/memory-store.js';

const rule = { failures: 3, windowMs: 10_000, openMs: 30_000 };

async function failTimes(store: CircuitStore, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await store.fail('c', rule);
}

describe('circuits in memory', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test('an unknown circuit is closed', async () => {
    expect(await memoryStore().state('c')).toEqual({ openForMs: 0, failures: 0 });
  });

  test('the last failure of the rule opens it', async () => {
    const store = memoryStore();
    expect(await store.fail('c', rule)).toEqual({ openForMs: 0, failures: 1 });
    expect(await store.fail('c', rule)).toEqual({ openForMs: 0, failures: 2 });
    expect(await store.fail('c', rule)).toEqual({ openForMs: 30_000, failures: 3 });
    jest.advanceTimersByTime(12_000);
    expect(await store.state('c')).toEqual({ openForMs: 18_000, failures: 3 });
    expect(await store.state('another')).toEqual({ openForMs: 0, failures: 0 });
  });

  test('failures of an old window do not count', async () => {
    const store = memoryStore();
    await failTimes(store, 2);
    jest.advanceTimersByTime(10_000);
    expect(await store.fail('c', rule)).toEqual({ openForMs: 0, failures: 1 });
  });

  test('a success forgets them', async () => {
    const store = memoryStore();
    await failTimes(store, 2);
    await store.succeed('c');
    expect(await store.state('c')).toEqual({ openForMs: 0, failures: 0 });
  });

  test('a late success does not close an open circuit, and late failures do not prolong it', async () => {
    const store = memoryStore();
    await failTimes(store, 3);
    jest.advanceTimersByTime(10_000);
    await store.succeed('c');
    expect(await store.fail('c', rule)).toEqual({ openForMs: 20_000, failures: 4 });
  });

  test('after its time it is half-open: the failures stand, one may probe', async () => {
    const store = memoryStore();
    await failTimes(store, 3);
    jest.advanceTimersByTime(30_000);
    expect(await store.state('c')).toEqual({ openForMs: 0, failures: 3 });
    expect(await store.probe('c', 30_000)).toBe(true);
    expect(await store.probe('c', 30_000)).toBe(false);
  });

  test('a failed probe opens it again at once, and the next turn has its own probe', async () => {
    const store = memoryStore();
    await failTimes(store, 3);
    jest.advanceTimersByTime(30_000);
    await store.probe('c', 60_000);
    expect(await store.fail('c', rule)).toMatchObject({ openForMs: 30_000 });
    jest.advanceTimersByTime(30_000);
    expect(await store.probe('c', 60_000)).toBe(true);
  });

  test('a probe that was given back, or whose lease is over, is free', async () => {
    const store = memoryStore();
    await failTimes(store, 3);
    jest.advanceTimersByTime(30_000);
    await store.probe('c', 5_000);
    await store.probe('c', 0);
    expect(await store.probe('c', 5_000)).toBe(true);
    jest.advanceTimersByTime(5_000);
    expect(await store.probe('c', 5_000)).toBe(true);
  });

  test('a hint of a month opens for a week: no timer runs over', async () => {
    const store = memoryStore();
    const opened = await store.fail('c', { failures: 1, windowMs: 1, openMs: 31 * 86_400_000 });
    expect(opened).toEqual({ openForMs: 604_800_000, failures: 1 });
    expect(await store.state('c')).toEqual({ openForMs: 604_800_000, failures: 1 });
  });
});
