import type { Rate } from './sliding-window.js';

/** Fewer requests or faults than these say nothing. */
const MIN_REQUESTS = 20;
const MIN_FAULTS = 10;
/** A rate that rose by less than five points is nobody's alarm. */
const MARGIN = 0.05;
/** Standard deviations of a share of `n` requests: at thousands a second a false alarm a month. */
const SIGMAS = 4;
/** How much one block weighs against the past: normally, and while departed. */
const WEIGHT = 0.3;
const WEIGHT_DEPARTED = 0.03;
/** The past is made of blocks: the first ones small, so that there soon is one. */
const FIRST_BLOCKS = 3;
const FIRST_BLOCK_REQUESTS = 50;
const BLOCK_REQUESTS = 1000;
const BLOCK_MS = 10_000;

/**
 * Watches one model's error rate against its own past: an exponentially weighted moving average
 * (EWMA) of blocks of requests. A model that always fails at 2 % is as quiet as one that never
 * fails; both are heard of when they leave what is usual for them. Constant memory.
 */
export class Departure {
  #usual = 0;
  #blocks = 0;
  #requests = 0;
  #faults = 0;
  #since = Number.NaN;
  #departed = false;

  /** One request. The rate now and the usual one at the moment that it departs, else undefined. */
  observe(now: number, faults: 0 | 1): { now: Rate; usual: number } | undefined {
    if (Number.isNaN(this.#since)) this.#since = now;
    this.#requests += 1;
    this.#faults += faults;
    const seen: Rate = { requests: this.#requests, faults: this.#faults };
    const usual = this.#usual;
    const starts = faults === 1 && !this.#departed && this.#isFar(seen);
    if (starts) this.#departed = true;
    if (this.#blockEnds(now)) this.#learn(seen, now);
    return starts ? { now: seen, usual } : undefined;
  }

  #isFar({ requests, faults }: Rate): boolean {
    if (this.#blocks === 0 || requests < MIN_REQUESTS || faults < MIN_FAULTS) return false;
    const deviation = Math.sqrt((this.#usual * (1 - this.#usual)) / requests);
    return faults / requests > this.#usual + SIGMAS * deviation + MARGIN;
  }

  #blockEnds(now: number): boolean {
    if (this.#blocks < FIRST_BLOCKS) return this.#requests >= FIRST_BLOCK_REQUESTS;
    if (this.#requests >= BLOCK_REQUESTS) return true;
    return this.#requests >= MIN_REQUESTS && now - this.#since >= BLOCK_MS;
  }

  #learn(block: Rate, now: number): void {
    if (this.#departed && !this.#isFar(block)) this.#departed = false;
    const share = block.faults / block.requests;
    const weight = this.#departed ? WEIGHT_DEPARTED : WEIGHT;
    this.#usual = this.#blocks === 0 ? share : this.#usual + weight * (share - this.#usual);
    this.#blocks += 1;
    this.#requests = 0;
    this.#faults = 0;
    this.#since = now;
  }
}
