import { fault } from '@faultwire/core';
import type { Clock } from './clock.js';
import { Ending, type EndSignal } from './end-signal.js';

/** When to start a second attempt beside a slow first one. */
export interface HedgeRule {
  readonly afterMs: number;
  readonly clock: Clock;
  /** Asked once, when the time has come; false: the first stays alone. */
  mayStart(): boolean;
}

/**
 * Starts an attempt, and a second one if the first has not settled after `afterMs`. The first to
 * succeed wins and the other is cancelled; if both fail, the first one's error stands
 * (https://research.google/pubs/the-tail-at-scale/).
 *
 * @param start makes one attempt; its signal cancels it.
 */
export function hedged<T>(start: (signal: EndSignal) => Promise<T>, rule: HedgeRule): Promise<T> {
  const endings: Ending[] = [];
  const begin = async (): Promise<T> => {
    const ending = new Ending();
    endings.push(ending);
    const won = await start(ending);
    for (const other of endings) {
      if (other !== ending) other.abort(fault('client_closed_request'));
    }
    return won;
  };
  const first = begin();
  return new Promise((resolve, reject) => {
    let second: Promise<T> | undefined;
    const cancel = rule.clock.after(rule.afterMs, () => {
      if (!rule.mayStart()) return;
      second = begin();
      second.then(resolve, () => {});
    });
    first.then(
      (won) => {
        cancel();
        resolve(won);
      },
      async (error: unknown) => {
        cancel();
        await second?.catch(() => {});
        reject(error);
      },
    );
  });
}
