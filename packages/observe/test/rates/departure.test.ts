import { describe, expect, test } from '@jest/globals';
import { Departure } from '../../src/rates/departure.js';

/** `count` requests a tenth of a second apart, of which every `nth` fails; what was heard. */
function run(watch: Departure, clock: { now: number }, count: number, nth: number): unknown[] {
  const heard: unknown[] = [];
  for (let index = 1; index <= count; index += 1) {
    clock.now += 100;
    const departed = watch.observe(clock.now, nth > 0 && index % nth === 0 ? 1 : 0);
    if (departed !== undefined) heard.push(departed);
  }
  return heard;
}

describe('Departure', () => {
  test('a model that starts to fail is heard of once, with its rate and the usual one', () => {
    const watch = new Departure();
    const clock = { now: 0 };
    expect(run(watch, clock, 1000, 0)).toEqual([]);
    const heard = run(watch, clock, 300, 2);
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({ usual: 0 });
  });

  test('after it has recovered it may depart again', () => {
    const watch = new Departure();
    const clock = { now: 0 };
    run(watch, clock, 1000, 0);
    expect(run(watch, clock, 200, 2)).toHaveLength(1);
    expect(run(watch, clock, 2000, 0)).toHaveLength(0);
    expect(run(watch, clock, 200, 2)).toHaveLength(1);
  });

  test('a model that always fails at one in five is usual, one in two is not', () => {
    const watch = new Departure();
    const clock = { now: 0 };
    expect(run(watch, clock, 5000, 5)).toEqual([]);
    const [departed] = run(watch, clock, 400, 1);
    expect(departed).toMatchObject({ usual: expect.closeTo(0.2, 1) });
  });

  test('a few faults of a quiet model say nothing', () => {
    const watch = new Departure();
    const clock = { now: 0 };
    run(watch, clock, 200, 0);
    expect(run(watch, clock, 9, 1)).toEqual([]);
  });

  test('without a past there is nothing to depart from', () => {
    expect(run(new Departure(), { now: 0 }, 49, 1)).toEqual([]);
  });

  test('by the thousand within one instant as well', () => {
    const watch = new Departure();
    for (let index = 0; index < 200; index += 1) watch.observe(5, 0);
    const heard = Array.from({ length: 100 }, () => watch.observe(5, 1)).filter(Boolean);
    expect(heard).toEqual([
      { now: { requests: expect.any(Number), faults: expect.any(Number) }, usual: 0 },
    ]);
  });
});
