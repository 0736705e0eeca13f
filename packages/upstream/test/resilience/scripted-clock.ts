import type { Clock } from '../../src/resilience/clock.js';

/** A clock that moves only when told, and runs what is due. Chance is always `chance`. */
export interface ScriptedClock extends Clock {
  /** Moves on by so much, running due timers in order and letting promises settle. */
  advance(ms: number): Promise<void>;
  /** Timers that wait. */
  readonly waiting: number;
}

export function scriptedClock(chance = 0.5): ScriptedClock {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    random: () => chance,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const until = now + ms;
      await settled();
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((other) => other !== due);
        now = due.at;
        due.run();
        await settled();
      }
      now = until;
    },
    get waiting() {
      return timers.length;
    },
  };
}

/** Lets everything that is already decided happen. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
