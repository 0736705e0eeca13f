import { AsyncLocalStorage } from 'node:async_hooks';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { IdleTimer } from '../../src/node/idle-timer.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function started(
  limitMs: number,
  silentMs?: number,
): { timer: IdleTimer<number>; idle: () => number } {
  let idle = 0;
  const timer = new IdleTimer<number>((step) => {
    idle += step;
  }, 1);
  timer.start(limitMs, silentMs);
  return { timer, idle: () => idle };
}

describe('IdleTimer', () => {
  test.each([1, 7, 100, 60_000])(
    'with a limit of %i ms it is never early, and at most an eighth late',
    (ms) => {
      const { idle } = started(ms);
      jest.advanceTimersByTime(ms - 1);
      expect(idle()).toBe(0);
      jest.advanceTimersByTime(Math.ceil(ms / 8) + 2);
      expect(idle()).toBe(1);
      jest.advanceTimersByTime(10 * ms);
      expect(idle()).toBe(1);
      expect(jest.getTimerCount()).toBe(0);
    },
  );

  test('a sign of life puts it off by the whole limit', () => {
    const { timer, idle } = started(160);
    for (let i = 0; i < 10; i += 1) {
      jest.advanceTimersByTime(155);
      timer.touch();
    }
    jest.advanceTimersByTime(159);
    expect(idle()).toBe(0);
    jest.advanceTimersByTime(21);
    expect(idle()).toBe(1);
  });

  test('each tells in the async context of its own stream, though they share a timer', () => {
    const tenant = new AsyncLocalStorage<string>();
    const told: unknown[] = [];
    for (const name of ['a', 'b'])
      tenant.run(name, () =>
        new IdleTimer<string>((subject) => told.push([subject, tenant.getStore()]), name).start(50),
      );
    expect(jest.getTimerCount()).toBe(1);
    jest.advanceTimersByTime(60);
    expect(told).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
  });

  test('while it is paused nothing counts', () => {
    const { timer, idle } = started(160);
    jest.advanceTimersByTime(100);
    timer.pause();
    jest.advanceTimersByTime(10_000);
    timer.resume();
    jest.advanceTimersByTime(59);
    expect(idle()).toBe(0);
    jest.advanceTimersByTime(21);
    expect(idle()).toBe(1);
  });

  test('what was silent before counts', () => {
    const { idle } = started(160, 150);
    jest.advanceTimersByTime(30);
    expect(idle()).toBe(1);
  });

  test.each([1, 3, 7])('beside others of the same limit it is as exact (%i ms apart)', (apart) => {
    const limit = 160;
    const at: number[] = [];
    const timers = Array.from({ length: 10 }, (_, i) => {
      const timer = new IdleTimer(() => at.push(Date.now() - begun), undefined);
      const begun = Date.now();
      timer.start(limit);
      jest.advanceTimersByTime(apart);
      return { timer, i };
    });
    timers[4]?.timer.stop();
    jest.advanceTimersByTime(2 * limit);
    expect(at).toHaveLength(9);
    expect(Math.min(...at)).toBeGreaterThanOrEqual(limit);
    expect(Math.max(...at)).toBeLessThanOrEqual(limit * 1.125 + 1);
    expect(jest.getTimerCount()).toBe(0);
  });

  test('one may begin anew while all are looked at', () => {
    let beats = 0;
    const { idle } = started(160);
    const timer = new IdleTimer(() => {
      beats += 1;
      timer.start(160);
    }, undefined);
    timer.start(160);
    jest.advanceTimersByTime(1000);
    expect(idle()).toBe(1);
    expect(beats).toBeGreaterThanOrEqual(5);
    expect(beats).toBeLessThanOrEqual(6);
    timer.stop();
  });

  test('stopped, it leaves no timer', () => {
    const { timer, idle } = started(100);
    timer.stop();
    jest.advanceTimersByTime(1000);
    expect(idle()).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});
