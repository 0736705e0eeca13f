import { fault } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { OutOfCredit } from '../../src/resilience/out-of-credit.js';
import { scriptedClock } from './scripted-clock.js';

const empty = fault('insufficient_balance');

describe('keys that are out of credit', () => {
  test('are remembered by circuit until told otherwise', () => {
    const known = new OutOfCredit(() => 0);
    known.note('paid', empty);
    expect(known.of('paid')).toBe(empty);
    expect(known.of('free')).toBeUndefined();
    known.forget();
    expect(known.of('paid')).toBeUndefined();
  });

  test('other faults are not remembered', () => {
    const known = new OutOfCredit(() => 0);
    known.note('paid', fault('rate_limit_exceeded'));
    expect(known.of('paid')).toBeUndefined();
  });

  test('are looked at again after a minute, so that a missed top-up locks nobody out', async () => {
    const clock = scriptedClock();
    const known = new OutOfCredit(clock.now);
    known.note('paid', empty);
    await clock.advance(59_999);
    expect(known.of('paid')).toBe(empty);
    await clock.advance(1);
    expect(known.of('paid')).toBeUndefined();
  });

  test('a flood of models of a caller drops the oldest, not the memory', () => {
    const known = new OutOfCredit(() => 0);
    for (let model = 0; model <= 1_000; model += 1) known.note(`model-${model}`, empty);
    expect(known.of('model-0')).toBeUndefined();
    expect(known.of('model-1')).toBe(empty);
  });
});
