/** A block of its own, between frames: what every client was measured to take. */
const KEEP_ALIVE = ': keep-alive\n\n';
const LONGEST_TIMER_MS = 2_147_483_647;

/**
 * Says that the stream is alive while nothing comes. One timer for the whole stream: a write only
 * notes the time, since setting a timer for each would cost more than the write's own bookkeeping.
 */
export class Heartbeat {
  readonly #everyMs: number;
  readonly #beat: (comment: string) => void;
  #timer: NodeJS.Timeout | undefined;
  #lastAt: number = performance.now();

  /**
   * @param everyMs 0 and what is no number switch it off.
   * @param beat sends the comment.
   */
  constructor(everyMs: number, beat: (comment: string) => void) {
    this.#everyMs = Math.min(everyMs, LONGEST_TIMER_MS);
    this.#beat = beat;
    if (everyMs > 0) this.#wait(this.#everyMs);
  }

  /** Something came. */
  postpone(): void {
    this.#lastAt = performance.now();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(ms: number): void {
    this.#timer = setTimeout(() => {
      const silentMs = performance.now() - this.#lastAt;
      // Timers may fire a fraction of a millisecond early.
      if (silentMs + 1 < this.#everyMs) return this.#wait(this.#everyMs - silentMs);
      this.#beat(KEEP_ALIVE);
      this.#lastAt = performance.now();
      this.#wait(this.#everyMs);
    }, ms);
  }
}
