import type { CircuitStore } from './circuit-store.js';
import { checkCount, checkKeys, checkMs, refuse, show } from './option-checks.js';

/**
 * When to stop asking a provider that fails (docs/resilience.md, "Breaker").
 *
 * @example
 * ```ts
 * createUpstream({ breaker: { failures: 3, openMs: 10_000, store: redisStore(redis) } });
 * ```
 */
export interface BreakerOptions {
  /**
   * So many failures of the provider in a row open the circuit, if it mostly failed since trouble
   * began (four in five). Default 5.
   */
  failures?: number | undefined;
  /** Within this time. Default 10,000 ms, in whole seconds. */
  windowMs?: number | undefined;
  /** For so long; the provider's own hint wins. Default 30,000 ms, in whole seconds. */
  openMs?: number | undefined;
  /** Where circuits are kept: `redisStore(client)` shares them. Default: in memory. */
  store?: CircuitStore | undefined;
}

/** The options with nothing left open. */
export interface BreakerRule {
  readonly failures: number;
  readonly windowMs: number;
  readonly openMs: number;
  readonly store: CircuitStore | undefined;
}

const CALLS = ['fail', 'succeed', 'state', 'probe'] as const;

/**
 * Checks the options of the breaker and fills in the defaults.
 *
 * @returns undefined for `false`: no circuit ever opens.
 * @throws TypeError with a sentence that names the option.
 */
export function breakerRule(options: BreakerOptions | false = {}): BreakerRule | undefined {
  if (options === false) return undefined;
  checkKeys('breaker', options, ['failures', 'windowMs', 'openMs', 'store']);
  const rule = {
    failures: options.failures ?? 5,
    windowMs: options.windowMs ?? 10_000,
    openMs: options.openMs ?? 30_000,
    store: options.store,
  };
  checkCount('breaker.failures', rule.failures);
  checkMs('breaker.windowMs', rule.windowMs, 1);
  checkMs('breaker.openMs', rule.openMs, 1);
  if (rule.store !== undefined) {
    const missing = CALLS.find((call) => typeof rule.store?.[call] !== 'function');
    if (missing !== undefined)
      refuse(`breaker.store must be a CircuitStore, but ${show(rule.store)} has no ${missing}()`);
  }
  return rule;
}
