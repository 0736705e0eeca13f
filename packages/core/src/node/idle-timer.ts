/** How often within its limit the timer looks. */
const LOOKS = 16;
/** Timers of Node end here; anything longer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Tells when nothing has happened for a while. It looks a few times within the limit and counts the
 * looks since the last sign of life, so that a sign of life costs one assignment: a clock reading
 * or a timer for each of a stream's 10,000 frames would cost more than guarding them does. Late by
 * an eighth of the limit at most.
 */
export class IdleTimer {
  readonly #onIdle: () => void;
  #limitMs = 0;
  #silentLooks = 0;
  #looksAllowed = 0;
  #paused = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(onIdle: () => void) {
    this.#onIdle = onIdle;
  }

  get limitMs(): number {
    return this.#limitMs;
  }

  /**
   * Begins to count, anew if it did already.
   *
   * @param limitMs after so many ms of silence `onIdle` is called, once.
   * @param silentMs how long it has been silent already. Default 0.
   */
  start(limitMs: number, silentMs = 0): void {
    clearInterval(this.#timer);
    this.#limitMs = limitMs;
    const everyMs = Math.max(1, Math.ceil(Math.min(limitMs, LONGEST_MS) / LOOKS));
    // One more, since the first may come at once.
    this.#looksAllowed = Math.ceil(limitMs / everyMs) + 1;
    this.#silentLooks = Math.floor(silentMs / everyMs);
    this.#timer = setInterval(this.#look, everyMs);
  }

  /** A sign of life. */
  touch(): void {
    this.#silentLooks = 0;
  }

  /** From here it is not the other side that is silent. */
  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  readonly #look = (): void => {
    if (this.#paused) return;
    this.#silentLooks += 1;
    if (this.#silentLooks < this.#looksAllowed) return;
    this.stop();
    this.#onIdle();
  };
}
