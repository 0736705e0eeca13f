import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SlidingWindow } from '../../src/rates/sliding-window.js';

describe('SlidingWindow', () => {
  test('counts what came within the window, to the step', () => {
    const minute = new SlidingWindow(60_000);
    minute.add(0, 1, 1);
    minute.add(30_000, 2, 1);
    expect(minute.total(59_999)).toEqual({ requests: 3, faults: 2 });
    expect(minute.total(60_000)).toEqual({ requests: 2, faults: 1 });
    expect(minute.total(89_999)).toEqual({ requests: 2, faults: 1 });
    expect(minute.total(90_000)).toEqual({ requests: 0, faults: 0 });
  });

  test('its series is oldest first and ends with the running step', () => {
    const minute = new SlidingWindow(60_000);
    minute.add(1_000_000_000, 5, 2);
    minute.add(1_000_003_000, 7, 0);
    const { requests, faults } = minute.series(1_000_003_000);
    expect(requests).toHaveLength(60);
    expect(requests.slice(-4)).toEqual([5, 0, 0, 7]);
    expect(faults.slice(-4)).toEqual([2, 0, 0, 0]);
  });

  test('a clock that goes back loses nothing', () => {
    const minute = new SlidingWindow(60_000);
    minute.add(100_000, 1, 0);
    minute.add(50_000, 1, 1);
    expect(minute.total(100_000)).toEqual({ requests: 2, faults: 1 });
  });

  test('agrees with counting by hand', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.boolean()), {
      maxLength: 100,
    });
    fc.assert(
      fc.property(steps, (events) => {
        const minute = new SlidingWindow(60_000);
        let now = 1_700_000_000_000;
        const seen: [second: number, faults: number][] = [];
        for (const [later, failed] of events) {
          now += later;
          minute.add(now, 1, failed ? 1 : 0);
          seen.push([Math.floor(now / 1000), failed ? 1 : 0]);
        }
        const within = seen.filter(([second]) => second > Math.floor(now / 1000) - 60);
        expect(minute.total(now)).toEqual({
          requests: within.length,
          faults: within.reduce((sum, [, faults]) => sum + faults, 0),
        });
      }),
      { seed: 6 },
    );
  });
});
