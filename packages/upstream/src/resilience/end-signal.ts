/** What ends calls: an AbortSignal, or an `Ending` of our own. */
export interface EndSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Ends calls as an AbortController does, signal and controller in one, for those that never leave
 * the package: every request has some, and an AbortSignal costs microseconds.
 */
export class Ending implements EndSignal {
  #aborted = false;
  #reason: unknown;
  /** Nearly always one, the exchange under way. */
  #listeners: readonly (() => void)[] = NONE;

  get aborted(): boolean {
    return this.#aborted;
  }

  get reason(): unknown {
    return this.#reason;
  }

  /** The first time counts. */
  abort(reason: unknown): void {
    if (this.#aborted) return;
    this.#aborted = true;
    this.#reason = reason;
    const listeners = this.#listeners;
    this.#listeners = NONE;
    for (const listener of listeners) listener();
  }

  addEventListener(_type: 'abort', listener: () => void): void {
    if (!this.#aborted) this.#listeners = [...this.#listeners, listener];
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    this.#listeners = this.#listeners.filter((each) => each !== listener);
  }
}

const NONE: readonly never[] = [];

/** One AbortSignal that is aborted with the first of them: for what takes nothing else. */
export function anySignal(signals: readonly EndSignal[]): AbortSignal {
  const ours = signals.filter((signal) => signal instanceof Ending);
  const theirs = signals.filter((signal) => !(signal instanceof Ending)) as AbortSignal[];
  if (ours.length === 0) return AbortSignal.any(theirs);
  const controller = new AbortController();
  for (const signal of ours) {
    const abort = (): void => controller.abort(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  }
  return AbortSignal.any([...theirs, controller.signal]);
}
