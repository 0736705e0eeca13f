import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import type { CircuitRule, CircuitState, CircuitStore } from './circuit-store.js';

/** Points from here on mean: opened. Below are counted failures. */
const OPENED = 1_000_000;
/** So long a circuit that was open remembers it, and lets only a probe through. */
const HALF_OPEN_SECONDS = 600;
/** Timers and hints end well within this. */
const LONGEST_OPEN_SECONDS = 7 * 24 * 3600;

/** What is asked of a limiter of rate-limiter-flexible. */
export type Limiter = Pick<RateLimiterAbstract, 'consume' | 'penalty' | 'set' | 'get' | 'delete'>;

/**
 * A circuit as one counter of rate-limiter-flexible. While closed, its points are the failures and
 * its time the window; opened, the points stand above `OPENED` and its time is the open time plus
 * the time in which only a probe may pass. Times are whole seconds, as the library's Redis has
 * them, and run on the store's clock, so replicas need not agree on theirs.
 *
 * @param circuits a limiter of any points.
 * @param probes a limiter of one point: its consumption is the lease of the single probe.
 */
export function limiterStore(circuits: Limiter, probes: Limiter): CircuitStore {
  const state = async (key: string): Promise<CircuitState> => stateOf(await circuits.get(key));
  return {
    state,
    async fail(key, rule) {
      const counted = await circuits.penalty(key, 1, { customDuration: seconds(rule.windowMs) });
      const now = stateOf(counted);
      if (now.openForMs > 0 || now.failures < rule.failures) return now;
      return open(circuits, probes, key, now.failures, rule);
    },
    async succeed(key) {
      if ((await state(key)).openForMs > 0) return;
      await circuits.delete(key);
      await probes.delete(key);
    },
    async probe(key, leaseMs) {
      if (leaseMs === 0) return probes.delete(key);
      return probes.consume(key, 1, { customDuration: seconds(leaseMs) }).then(
        () => true,
        (refused: unknown) => {
          if (refused instanceof Error) throw refused;
          return false;
        },
      );
    },
  };
}

async function open(
  circuits: Limiter,
  probes: Limiter,
  key: string,
  failures: number,
  rule: CircuitRule,
): Promise<CircuitState> {
  const openSeconds = Math.min(seconds(rule.openMs), LONGEST_OPEN_SECONDS);
  await circuits.set(key, OPENED + failures, openSeconds + HALF_OPEN_SECONDS);
  await probes.delete(key);
  return { openForMs: openSeconds * 1000, failures };
}

function stateOf(counted: RateLimiterRes | null): CircuitState {
  if (counted === null) return { openForMs: 0, failures: 0 };
  const { consumedPoints, msBeforeNext } = counted;
  if (consumedPoints < OPENED) return { openForMs: 0, failures: consumedPoints };
  return {
    openForMs: Math.max(0, msBeforeNext - HALF_OPEN_SECONDS * 1000),
    failures: consumedPoints - OPENED,
  };
}

function seconds(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}
