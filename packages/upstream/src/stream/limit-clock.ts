const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * One limit on how long the upstream may send nothing. A stream of 10,000 frames sets a handful of
 * timers: a sign of life only notes the time, and the timer looks when it fires. While it is paused
 * the caller is slow, not the upstream.
 */
export class LimitClock {
  #ms = 0;
  #since = 0;
  #pausedAt: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #onPassed: () => void;

  constructor(onPassed: () => void) {
    this.#onPassed = onPassed;
  }

  /**
   * @param ms the limit from now on.
   * @param since when it began to count, on the clock of `performance.now()`.
   */
  start(ms: number, since: number = performance.now()): void {
    clearTimeout(this.#timer);
    this.#ms = Math.min(ms, LONGEST_TIMER_MS);
    this.#since = since;
    this.#wait();
  }

  get limitMs(): number {
    return this.#ms;
  }

  /** A sign of life. */
  touch(): void {
    this.#since = performance.now();
  }

  pause(): void {
    this.#pausedAt = performance.now();
  }

  resume(): void {
    if (this.#pausedAt === undefined) return;
    this.#since += performance.now() - this.#pausedAt;
    this.#pausedAt = undefined;
    // It fired meanwhile; one that was never started stays so.
    if (this.#timer === undefined && this.#ms > 0) this.#wait();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#pausedAt = undefined;
  }

  #wait(): void {
    const leftMs = this.#since + this.#ms - performance.now();
    this.#timer = setTimeout(() => this.#look(), Math.max(1, leftMs));
  }

  #look(): void {
    this.#timer = undefined;
    if (this.#pausedAt !== undefined) return;
    // Timers may fire a fraction of a millisecond early.
    if (this.#since + this.#ms - performance.now() < 1) this.#onPassed();
    else this.#wait();
  }
}
