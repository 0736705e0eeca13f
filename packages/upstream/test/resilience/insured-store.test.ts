import { describe, expect, jest, test } from '@jest/globals';
import type { CircuitStore } from '../../src/resilience/circuit-store.js';
import { insuredStore } from '../../src/resilience/insured-store.js';

const rule = { failures: 2, windowMs: 10_000, openMs: 30_000 };

/** A store that can be taken away. */
function shakyStore(): CircuitStore & { away: boolean } {
  const answer = async <T>(value: T): Promise<T> => {
    if (shaky.away) throw new Error('connection refused');
    return value;
  };
  const shaky = {
    away: false,
    fail: () => answer({ openForMs: 0, failures: 7 }),
    succeed: () => answer(undefined),
    state: () => answer({ openForMs: 0, failures: 7 }),
    probe: () => answer(true),
  };
  return shaky;
}

describe('a store that fails', () => {
  test('is stood in for by local state, with one warning an outage', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    const shaky = shakyStore();
    const store = insuredStore(shaky);
    expect(await store.state('c')).toEqual({ openForMs: 0, failures: 7 });
    shaky.away = true;
    expect(await store.fail('c', rule)).toEqual({ openForMs: 0, failures: 1 });
    expect(await store.fail('c', rule)).toEqual({ openForMs: 30_000, failures: 2 });
    expect(await store.probe('c', 1_000)).toBe(true);
    shaky.away = false;
    expect(await store.state('c')).toEqual({ openForMs: 0, failures: 7 });
    shaky.away = true;
    await store.succeed('c');
    const sentence =
      'breaker.store cannot be reached (connection refused); circuits are local to this process until it can';
    expect(warn.mock.calls).toEqual([
      [sentence, 'FaultwireWarning'],
      [sentence, 'FaultwireWarning'],
    ]);
    warn.mockRestore();
  });
});
