/** The window over which requests and retries are counted. */
const WINDOW_MS = 10_000;
const SLICES = 10;
const SLICE_MS = WINDOW_MS / SLICES;

/** A window counts as at least so many requests, so that a quiet service may retry at all. */
const LEAST_REQUESTS = 50;

/**
 * Keeps retries to a share of the requests of the last 10 s, over all targets of one upstream: when
 * everything fails, the load on a provider grows by that share and not by the number of attempts
 * (https://sre.google/sre-book/handling-overload/).
 */
export class RetryBudget {
  readonly #share: number;
  readonly #now: () => number;
  readonly #requests = new Float64Array(SLICES);
  readonly #retries = new Float64Array(SLICES);
  #slice: number;

  /**
   * @param share from 0 (never) to 1.
   * @param now milliseconds, never going back.
   */
  constructor(share: number, now: () => number) {
    this.#share = share;
    this.#now = now;
    this.#slice = this.#current();
  }

  /** A request has come. */
  request(): void {
    this.#turn();
    add(this.#requests, this.#slice % SLICES);
  }

  /** Takes one retry out of the budget; false where it is spent. */
  spend(): boolean {
    this.#turn();
    const allowed = this.#share * Math.max(LEAST_REQUESTS, sum(this.#requests));
    if (sum(this.#retries) + 1 > allowed) return false;
    add(this.#retries, this.#slice % SLICES);
    return true;
  }

  #current(): number {
    return Math.floor(this.#now() / SLICE_MS);
  }

  /** Empties the slices that time has passed over. */
  #turn(): void {
    const current = this.#current();
    const passed = Math.min(current - this.#slice, SLICES);
    for (let step = 1; step <= passed; step += 1) {
      const index = (this.#slice + step) % SLICES;
      this.#requests[index] = 0;
      this.#retries[index] = 0;
    }
    if (passed > 0) this.#slice = current;
  }
}

function add(counts: Float64Array, index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0);
}
