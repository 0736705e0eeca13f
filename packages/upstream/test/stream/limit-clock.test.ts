import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { LimitClock } from '../../src/stream/limit-clock.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('LimitClock', () => {
  function clock(ms: number): { clock: LimitClock; passed: () => number } {
    let passed = 0;
    const limit = new LimitClock(() => {
      passed += 1;
    });
    limit.start(ms);
    return { clock: limit, passed: () => passed };
  }

  test('passes once', () => {
    const { passed } = clock(100);
    jest.advanceTimersByTime(98);
    expect(passed()).toBe(0);
    jest.advanceTimersByTime(500);
    expect(passed()).toBe(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('a sign of life puts it off', () => {
    const { clock: limit, passed } = clock(100);
    for (let i = 0; i < 10; i += 1) {
      jest.advanceTimersByTime(90);
      limit.touch();
    }
    expect(passed()).toBe(0);
    jest.advanceTimersByTime(101);
    expect(passed()).toBe(1);
  });

  test('while it is paused no time passes', () => {
    const { clock: limit, passed } = clock(100);
    jest.advanceTimersByTime(60);
    limit.pause();
    jest.advanceTimersByTime(10_000);
    limit.resume();
    jest.advanceTimersByTime(38);
    expect(passed()).toBe(0);
    jest.advanceTimersByTime(3);
    expect(passed()).toBe(1);
  });

  test('counts from when the wait began', () => {
    let passed = 0;
    const limit = new LimitClock(() => {
      passed += 1;
    });
    jest.advanceTimersByTime(1000);
    limit.start(100, performance.now() - 90);
    jest.advanceTimersByTime(11);
    expect(passed).toBe(1);
  });

  test('stopped, it leaves no timer', () => {
    const { clock: limit, passed } = clock(100);
    limit.stop();
    jest.advanceTimersByTime(1000);
    expect(passed()).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
