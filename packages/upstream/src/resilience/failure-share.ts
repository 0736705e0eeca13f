/** From this share on a provider counts as down, not as flaky. */
const DOWN = 0.8;

/**
 * Of the answers since trouble began, how many were failures? Among thousands of calls five failures
 * in a row come about by chance, where every second one is served: such a provider is still worth
 * asking. Trouble begins with a failure, and is over when none comes for a whole window.
 */
export class FailureShare {
  readonly #windowMs: number;
  #failures = 0;
  #successes = 0;
  #lastFailureAt = Number.NEGATIVE_INFINITY;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Notes an answer that served. */
  served(): void {
    this.#successes += 1;
  }

  /** Notes a failure; true where the provider counts as down. */
  failed(now: number): boolean {
    if (now - this.#lastFailureAt > this.#windowMs) {
      this.#failures = 0;
      this.#successes = 0;
    }
    this.#lastFailureAt = now;
    this.#failures += 1;
    return this.#failures / (this.#failures + this.#successes) >= DOWN;
  }
}
