import type { CircuitStore } from './resilience/circuit-store.js';
import { limiterStore } from './resilience/limiter-store.js';
import { RedisLimiter } from './resilience/redis-limiter.js';
import { type RedisClient, StoreWatch } from './resilience/store-watch.js';

export type { CircuitRule, CircuitState, CircuitStore } from './resilience/circuit-store.js';
export type { RedisClient } from './resilience/store-watch.js';

/** How the store is kept and waited for. */
export interface RedisStoreOptions {
  /** Stands before every key. Default `'faultwire:'`. */
  prefix?: string | undefined;
  /** For each call of the store; then local state answers. Default 200 ms. */
  timeoutMs?: number | undefined;
}

/**
 * Circuits that replicas share through Redis or Valkey: when one opens a circuit, the others stop.
 * While the store is away each process goes on with local state, and nothing waits for it longer
 * than `timeoutMs`; a process warning says so once an outage (docs/resilience.md, "Sharing").
 *
 * @param client of ioredis, iovalkey or node-redis. It stays yours: connect it, and close it.
 * @throws TypeError for a client of another kind, and for an option that makes no sense.
 * @example
 * ```ts
 * const store = redisStore(new Redis('redis://cache:6379'));
 * const upstream = createUpstream({ breaker: { store } });
 * ```
 */
export function redisStore(client: RedisClient, options: RedisStoreOptions = {}): CircuitStore {
  const { prefix = 'faultwire:', timeoutMs = 200 } = options;
  if (typeof prefix !== 'string') throw new TypeError('redisStore: prefix must be a string');
  if (!(typeof timeoutMs === 'number' && timeoutMs >= 1 && timeoutMs <= 60_000))
    throw new TypeError('redisStore: timeoutMs must be a number of ms from 1 to 60000');
  const watch = new StoreWatch(client, timeoutMs);
  return limiterStore(
    new RedisLimiter(client, watch, { prefix: `${prefix}circuit`, points: 0, timeoutMs }),
    new RedisLimiter(client, watch, { prefix: `${prefix}probe`, points: 1, timeoutMs }),
  );
}
