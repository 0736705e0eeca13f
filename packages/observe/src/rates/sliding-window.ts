/** How many requests there were, and how many of them failed. */
export interface Rate {
  readonly requests: number;
  readonly faults: number;
}

/** Windows are cut into as many steps: an hour is right to the minute, a minute to the second. */
export const STEPS = 60;

/**
 * Requests and faults of the last 60 steps, in a ring of fixed size. A clock that goes back
 * counts into the step that it left.
 */
export class SlidingWindow {
  readonly stepMs: number;
  readonly #requests: Uint32Array = new Uint32Array(STEPS);
  readonly #faults: Uint32Array = new Uint32Array(STEPS);
  /** The number of the newest step since the epoch. */
  #newest = 0;

  constructor(windowMs: number) {
    this.stepMs = windowMs / STEPS;
  }

  /** @param now milliseconds since the epoch. */
  add(now: number, requests: number, faults: number): void {
    const slot = this.#advance(now) % STEPS;
    this.#requests[slot] = (this.#requests[slot] ?? 0) + requests;
    this.#faults[slot] = (this.#faults[slot] ?? 0) + faults;
  }

  total(now: number): Rate {
    this.#advance(now);
    return { requests: sum(this.#requests), faults: sum(this.#faults) };
  }

  /** Oldest first; the last step is the one that is running. */
  series(now: number): { requests: number[]; faults: number[] } {
    const newest = this.#advance(now);
    const inOrder = (ring: Uint32Array): number[] =>
      Array.from({ length: STEPS }, (_, index) => ring[(newest + 1 + index) % STEPS] ?? 0);
    return { requests: inOrder(this.#requests), faults: inOrder(this.#faults) };
  }

  /** Adds what another window of the same length has counted, step by step. */
  absorb(other: SlidingWindow, now: number): void {
    this.#advance(now);
    other.#advance(now);
    for (let slot = 0; slot < STEPS; slot += 1) {
      this.#requests[slot] = (this.#requests[slot] ?? 0) + (other.#requests[slot] ?? 0);
      this.#faults[slot] = (this.#faults[slot] ?? 0) + (other.#faults[slot] ?? 0);
    }
  }

  #advance(now: number): number {
    const step = Math.floor(now / this.stepMs);
    if (step <= this.#newest) return this.#newest;
    const gone = Math.min(step - this.#newest, STEPS);
    for (let ahead = 0; ahead < gone; ahead += 1) {
      const slot = (step - ahead) % STEPS;
      this.#requests[slot] = 0;
      this.#faults[slot] = 0;
    }
    this.#newest = step;
    return step;
  }
}

function sum(ring: Uint32Array): number {
  let total = 0;
  for (const count of ring) total += count;
  return total;
}
