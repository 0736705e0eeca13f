import type { AsyncResource } from 'node:async_hooks';
import { ownContext } from './own-context.js';

/** How often within its limit the timer looks. */
const LOOKS = 16;
/** Timers of Node end here; anything longer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** All timers that look equally often: a stream has two, and a Node timer each would cost more. */
interface Watch {
  readonly timers: Set<IdleTimer<unknown>>;
  readonly interval: NodeJS.Timeout;
}

const watches: Map<number, Watch> = new Map();

/**
 * Tells when nothing has happened for a while. It looks a few times within the limit and counts the
 * looks since the last sign of life, so that a sign of life costs one assignment: a clock reading
 * or a timer for each of a stream's 10,000 frames would cost more than guarding them does. Late by
 * an eighth of the limit at most. `onIdle` runs in the async context in which the timer was made.
 */
export class IdleTimer<T = undefined> {
  readonly #onIdle: (subject: T) => void;
  readonly #subject: T;
  readonly #context: AsyncResource = ownContext();
  #limitMs = 0;
  #silentLooks = 0;
  #paused = false;

  /** @param subject what `onIdle` is called with: then one function does for all timers. */
  constructor(onIdle: (subject: T) => void, subject: T) {
    this.#onIdle = onIdle;
    this.#subject = subject;
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
    this.stop();
    this.#limitMs = limitMs;
    const everyMs = periodOf(limitMs);
    this.#silentLooks = Math.floor(silentMs / everyMs);
    IdleTimer.#watchOf(everyMs).timers.add(this as IdleTimer<unknown>);
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
    const everyMs = periodOf(this.#limitMs);
    const watch = watches.get(everyMs);
    if (
      watch === undefined ||
      !watch.timers.delete(this as IdleTimer<unknown>) ||
      watch.timers.size > 0
    )
      return;
    clearInterval(watch.interval);
    watches.delete(everyMs);
  }

  static #watchOf(everyMs: number): Watch {
    let watch = watches.get(everyMs);
    if (watch === undefined) {
      const timers = new Set<IdleTimer<unknown>>();
      const look = (): void => {
        for (const timer of timers) timer.#look();
      };
      watch = { timers, interval: setInterval(look, everyMs) };
      watches.set(everyMs, watch);
    }
    return watch;
  }

  #look(): void {
    if (this.#paused) return;
    this.#silentLooks += 1;
    // One more than fit in, since the first may come at once.
    if (this.#silentLooks <= Math.ceil(this.#limitMs / periodOf(this.#limitMs))) return;
    this.stop();
    this.#context.runInAsyncScope(this.#onIdle, undefined, this.#subject);
  }
}

function periodOf(limitMs: number): number {
  return Math.max(1, Math.ceil(Math.min(limitMs, LONGEST_MS) / LOOKS));
}
