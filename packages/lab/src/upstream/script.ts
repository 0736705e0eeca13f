import type { Rule, Scenario } from './scenario.js';

/** A scenario being played: remembers how often each rule was used, and its dice. */
export interface Script {
  /**
   * The rule for the next request, or undefined for a good answer. `elapsedMs`: since the start;
   * `stream`: does it ask for one?
   */
  next(elapsedMs: number, stream?: boolean): Rule | undefined;
}

/**
 * Starts to play a scenario. The dice are drawn once for every rule with a share that a request
 * reaches, so the same seed and the same requests give the same faults.
 */
export function playScenario(scenario: Scenario): Script {
  const dice = mulberry32(scenario.seed ?? 1);
  const used = scenario.rules.map(() => 0);
  return {
    next(elapsedMs, stream = false) {
      for (const [index, rule] of scenario.rules.entries()) {
        const count = used[index] ?? 0;
        if (count >= (rule.times ?? Number.POSITIVE_INFINITY)) continue;
        if (rule.stream !== undefined && rule.stream !== stream) continue;
        if (elapsedMs < (rule.fromMs ?? 0)) continue;
        if (elapsedMs >= (rule.untilMs ?? Number.POSITIVE_INFINITY)) continue;
        if (rule.share !== undefined && dice() >= rule.share) continue;
        used[index] = count + 1;
        return rule;
      }
      return undefined;
    },
  };
}

/** A small generator of good repeatable dice (Tommy Ettinger's Mulberry32): 0 up to, not with, 1. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
