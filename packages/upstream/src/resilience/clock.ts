import type { EndSignal } from './end-signal.js';

/** Time and chance as resilience sees them: real ones in service, scripted ones in tests. */
export interface Clock {
  /** Milliseconds, never going back. */
  now(): number;
  /** From 0 to just below 1. */
  random(): number;
  /** Runs it after so long; what comes back calls it off. */
  after(ms: number, run: () => void): () => void;
}

/** `performance.now()`, `Math.random()` and timers. */
export const realClock: Clock = {
  now: () => performance.now(),
  random: Math.random,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Waits. Rejects with the reason of the first signal to be aborted, and leaves no listener behind. */
export function sleep(clock: Clock, ms: number, signals: readonly EndSignal[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const left = signals.find(({ aborted }) => aborted);
    if (left !== undefined) return reject(left.reason);
    const wake = (settle: () => void): void => {
      cancel();
      for (const signal of signals) signal.removeEventListener('abort', stop);
      settle();
    };
    const stop = (): void => wake(() => reject(signals.find(({ aborted }) => aborted)?.reason));
    const cancel = clock.after(ms, () => wake(resolve));
    for (const signal of signals) signal.addEventListener('abort', stop);
  });
}
