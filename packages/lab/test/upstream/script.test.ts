import { describe, expect, test } from '@jest/globals';
import { checkScenario, type Scenario } from '../../src/upstream/scenario.js';
import { playScenario } from '../../src/upstream/script.js';

function play(scenario: Scenario, count: number): string {
  const script = playScenario(scenario);
  return Array.from({ length: count }, () => (script.next(0) ? 'x' : '.')).join('');
}

describe('playScenario', () => {
  test('a share repeats exactly with its seed, and differs with another', () => {
    const scenario = (seed: number): Scenario => ({
      seed,
      rules: [{ fault: 'reset', share: 0.5 }],
    });
    expect(play(scenario(7), 64)).toBe(play(scenario(7), 64));
    expect(play(scenario(7), 64)).not.toBe(play(scenario(8), 64));
  });

  test('a share of a tenth is about a tenth', () => {
    const faults = play({ rules: [{ fault: 'reset', share: 0.1 }] }, 10_000).replaceAll(
      '.',
      '',
    ).length;
    expect(faults).toBeGreaterThan(900);
    expect(faults).toBeLessThan(1_100);
  });

  test('down from second 10 to 70', () => {
    const script = playScenario({ rules: [{ fault: 'reset', fromMs: 10_000, untilMs: 70_000 }] });
    expect([9_999, 10_000, 69_999, 70_000].map((ms) => script.next(ms)?.fault)).toEqual([
      undefined,
      'reset',
      'reset',
      undefined,
    ]);
  });

  test('the first rule that applies decides, and none is a good answer', () => {
    const script = playScenario({ rules: [{ fault: 'none', times: 1 }, { fault: 'overloaded' }] });
    expect([script.next(0)?.fault, script.next(0)?.fault]).toEqual(['none', 'overloaded']);
  });
});

describe('checkScenario', () => {
  test.each([
    [{ rules: [{ fault: 'gremlins' }] }, 'rules[0].fault is no fault'],
    [
      { rules: [{ fault: 'reset' }, { fault: 'reset', share: 2 }] },
      'rules[1].share must be a number from 0 to 1',
    ],
    [{ rules: [], sede: 1 }, 'sede is not a field of a scenario'],
    [{ rules: [], provider: 'acme' }, 'provider must be'],
    [{ rules: {} }, 'rules must be an array'],
  ])('%j', (scenario, message) => {
    expect(() => checkScenario(scenario as never)).toThrow(message);
  });
});
