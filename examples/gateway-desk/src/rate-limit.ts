import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Account } from './accounts.js';

/** Counts requests by account, a minute from the first. */
export class RateLimit {
  readonly #limiters = new Map<number, RateLimiterMemory>();

  /** Rejects with what rate-limiter-flexible rejects with; Faultwire knows how to read it. */
  async take(account: Account): Promise<void> {
    const points = account.requestsPerMinute;
    let limiter = this.#limiters.get(points);
    if (limiter === undefined) {
      limiter = new RateLimiterMemory({ points, duration: 60, keyPrefix: `per-minute-${points}` });
      this.#limiters.set(points, limiter);
    }
    await limiter.consume(account.name);
  }
}
