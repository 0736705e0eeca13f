import { isFault } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import type { EndSignal } from '../../src/resilience/end-signal.js';
import { hedged } from '../../src/resilience/hedge.js';
import { scriptedClock } from './scripted-clock.js';

interface Begun {
  readonly signal: EndSignal;
  readonly win: (value: string) => void;
  readonly lose: (error: Error) => void;
}

function attempts(mayStart = true): {
  clock: ReturnType<typeof scriptedClock>;
  begun: Begun[];
  result: Promise<string>;
} {
  const clock = scriptedClock();
  const begun: Begun[] = [];
  const result = hedged(
    (signal) =>
      new Promise<string>((win, lose) => {
        begun.push({ signal, win, lose });
      }),
    { afterMs: 800, clock, mayStart: () => mayStart },
  );
  return { clock, begun, result };
}

describe('hedging', () => {
  test('a prompt first attempt stays alone', async () => {
    const { clock, begun, result } = attempts();
    await clock.advance(799);
    begun[0]?.win('first');
    expect(await result).toBe('first');
    expect(clock.waiting).toBe(0);
    expect(begun).toHaveLength(1);
  });

  test('a late one is joined by a second, and the loser is cancelled', async () => {
    const { clock, begun, result } = attempts();
    await clock.advance(800);
    expect(begun).toHaveLength(2);
    begun[1]?.win('second');
    expect(await result).toBe('second');
    expect(begun[0]?.signal.aborted).toBe(true);
    expect(isFault(begun[0]?.signal.reason)).toBe(true);
    expect(begun[1]?.signal.aborted).toBe(false);
  });

  test('the late first one may still win', async () => {
    const { clock, begun, result } = attempts();
    await clock.advance(800);
    begun[0]?.win('first');
    expect(await result).toBe('first');
    expect(begun[1]?.signal.aborted).toBe(true);
  });

  test('one failure waits for the other attempt; with two the first one stands', async () => {
    const one = attempts();
    await one.clock.advance(800);
    one.begun[0]?.lose(new Error('first'));
    one.begun[1]?.win('second');
    expect(await one.result).toBe('second');

    const two = attempts();
    await two.clock.advance(800);
    two.begun[1]?.lose(new Error('second'));
    two.begun[0]?.lose(new Error('first'));
    await expect(two.result).rejects.toThrow('first');
  });

  test('without budget there is no second', async () => {
    const { clock, begun, result } = attempts(false);
    await clock.advance(5_000);
    expect(begun).toHaveLength(1);
    begun[0]?.lose(new Error('first'));
    await expect(result).rejects.toThrow('first');
  });
});
