import type { Rate } from './sliding-window.js';
import { WINDOWS, type WindowName } from './tally.js';

/** More than any replica counts in an hour; keeps a mistaken number from overflowing the ring. */
const MAX_COUNT = 50_000_000;
const MAX_NAMES = 1000;

/** The rates of a snapshot that came over the network: what is no count is left out. */
export function* readSnapshot(
  snapshot: unknown,
  subject: 'models' | 'codes',
): Generator<{ name: string; window: WindowName; rate: Rate }> {
  for (const [name, windows] of entries(entry(snapshot, subject)).slice(0, MAX_NAMES)) {
    for (const window of Object.keys(WINDOWS) as WindowName[]) {
      const found = entry(windows, window);
      const requests = count(entry(found, 'requests'));
      if (requests > 0)
        yield {
          name,
          window,
          rate: { requests, faults: Math.min(requests, count(entry(found, 'faults'))) },
        };
    }
  }
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

function entry(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function count(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) return 0;
  return Math.min(Math.floor(value), MAX_COUNT);
}
