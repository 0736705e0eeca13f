import { type Rate, SlidingWindow } from './sliding-window.js';

/** The windows that are kept. */
export const WINDOWS = { '1m': 60_000, '5m': 300_000, '1h': 3_600_000 } as const;
export type WindowName = keyof typeof WINDOWS;

/** One subject's requests and faults in every window: about 1.5 kB, however many come. */
export class Tally {
  readonly windows: Readonly<Record<WindowName, SlidingWindow>> = {
    '1m': new SlidingWindow(WINDOWS['1m']),
    '5m': new SlidingWindow(WINDOWS['5m']),
    '1h': new SlidingWindow(WINDOWS['1h']),
  };

  add(now: number, faults: 0 | 1): void {
    this.windows['1m'].add(now, 1, faults);
    this.windows['5m'].add(now, 1, faults);
    this.windows['1h'].add(now, 1, faults);
  }

  rates(now: number): Record<WindowName, Rate> {
    return {
      '1m': this.windows['1m'].total(now),
      '5m': this.windows['5m'].total(now),
      '1h': this.windows['1h'].total(now),
    };
  }

  absorb(other: Tally, now: number): void {
    for (const name of Object.keys(WINDOWS) as WindowName[])
      this.windows[name].absorb(other.windows[name], now);
  }
}
