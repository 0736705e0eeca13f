import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { CircuitStore } from './circuit-store.js';
import { limiterStore } from './limiter-store.js';

/** The circuits of this process alone: the default. */
export function memoryStore(): CircuitStore {
  return limiterStore(
    new RateLimiterMemory({ points: 0, duration: 0 }),
    new RateLimiterMemory({ points: 1, duration: 0 }),
  );
}
