import {
  RateLimiterMemory,
  RateLimiterRedis,
  type RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible';
import type { Limiter } from './limiter-store.js';
import type { RedisClient, StoreWatch } from './store-watch.js';

/** What tells one limiter in the store from another. */
export interface RedisLimiterOptions {
  readonly prefix: string;
  readonly points: number;
  readonly timeoutMs: number;
}

type Custom = { customDuration?: number };

/**
 * A limiter of rate-limiter-flexible in Redis, with the library's insurance: a call that fails or
 * takes longer than `timeoutMs` is answered by local state.
 */
export class RedisLimiter implements Limiter {
  readonly #watch: StoreWatch;
  readonly #local: Insurance;
  readonly #shared: RLWrapperTimeouts;

  constructor(client: RedisClient, watch: StoreWatch, options: RedisLimiterOptions) {
    const { prefix, points, timeoutMs } = options;
    this.#watch = watch;
    this.#local = new Insurance(points, watch);
    const limiter = new RateLimiterRedis({
      storeClient: client,
      useRedisPackage: 'isReady' in client,
      rejectIfRedisNotReady: true,
      keyPrefix: prefix,
      points,
      duration: 0,
    });
    this.#shared = new RLWrapperTimeouts({ limiter, timeoutMs, insuranceLimiter: this.#local });
  }

  get(key: string): Promise<RateLimiterRes | null> {
    return this.#ask((limiter) => limiter.get(key));
  }

  penalty(key: string, points: number, options?: Custom): Promise<RateLimiterRes> {
    return this.#ask((limiter) => limiter.penalty(key, points, options));
  }

  consume(key: string, points: number, options?: Custom): Promise<RateLimiterRes> {
    return this.#ask((limiter) => limiter.consume(key, points, options));
  }

  set(key: string, points: number, seconds: number): Promise<RateLimiterRes> {
    return this.#ask((limiter) => limiter.set(key, points, seconds));
  }

  delete(key: string): Promise<boolean> {
    return this.#ask((limiter) => limiter.delete(key));
  }

  async #ask<T>(call: (limiter: Limiter) => Promise<T>): Promise<T> {
    await this.#watch.started();
    if (this.#watch.resting) return call(this.#local);
    const used = this.#local.used;
    try {
      return await call(this.#shared);
    } finally {
      if (this.#local.used === used) this.#watch.answered();
    }
  }
}

/** The insurance limiter: local state that knows when it was called in. */
class Insurance extends RateLimiterMemory {
  used = 0;
  readonly #watch: StoreWatch;

  constructor(points: number, watch: StoreWatch) {
    super({ points, duration: 0 });
    this.#watch = watch;
  }

  override get(...args: Parameters<RateLimiterMemory['get']>): Promise<RateLimiterRes | null> {
    this.#stepIn();
    return super.get(...args);
  }

  override penalty(...args: Parameters<RateLimiterMemory['penalty']>): Promise<RateLimiterRes> {
    this.#stepIn();
    return super.penalty(...args);
  }

  override consume(...args: Parameters<RateLimiterMemory['consume']>): Promise<RateLimiterRes> {
    this.#stepIn();
    return super.consume(...args);
  }

  override set(...args: Parameters<RateLimiterMemory['set']>): Promise<RateLimiterRes> {
    this.#stepIn();
    return super.set(...args);
  }

  override delete(...args: Parameters<RateLimiterMemory['delete']>): Promise<boolean> {
    this.#stepIn();
    return super.delete(...args);
  }

  #stepIn(): void {
    this.used += 1;
    this.#watch.missed();
  }
}
