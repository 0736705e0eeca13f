import { redact } from '@faultwire/core';
import type { OpenCircuits } from '../open-circuits.js';
import type { ErrorRates, Timeline } from '../rates/error-rates.js';
import type { Rate } from '../rates/sliding-window.js';
import type { WindowName } from '../rates/tally.js';
import type { AttemptCounts } from './attempt-counts.js';

const MAX_ROWS = 50;
/** More lines than these nobody can tell apart. */
const MAX_LINES = 6;

type Rates = Readonly<Record<WindowName, Rate>>;

/** What the page is fed from. */
export interface Sources {
  readonly rates: ErrorRates;
  readonly circuits: OpenCircuits;
  readonly attempts: AttemptCounts;
}

/** All that the page shows beside the list of faults, as JSON; made once for all who look. */
export function pageState({ rates, circuits, attempts }: Sources): string {
  const { models, codes } = rates.snapshot();
  const now = Date.now();
  const ranked = busiest(models);
  return JSON.stringify({
    at: now,
    total: total(Object.values(models)),
    models: ranked,
    codes: busiest(codes),
    timelines: {
      '5m': lines(rates.timeline('5m'), ranked),
      '1h': lines(rates.timeline('1h'), ranked),
    },
    circuits: circuits.list().map(({ circuit, at }) => ({
      provider: redact(circuit.provider),
      model: redact(circuit.model),
      keyHint: circuit.keyHint,
      failures: circuit.failures,
      state: circuit.state,
      leftMs: circuit.state === 'open' ? Math.max(0, at + circuit.retryAfterMs - now) : 0,
    })),
    attempts: attempts.list(),
    callerRetries: attempts.callerRetries(),
  });
}

/** Most faults first, then most requests. */
function busiest(named: Readonly<Record<string, Rates>>): (Rates & { name: string })[] {
  return Object.entries(named)
    .map(([name, windows]) => ({ name, ...windows }))
    .sort((a, b) => b['1h'].faults - a['1h'].faults || b['1h'].requests - a['1h'].requests)
    .slice(0, MAX_ROWS);
}

function total(all: readonly Rates[]): Record<WindowName, { requests: number; faults: number }> {
  const sums = { '1m': zero(), '5m': zero(), '1h': zero() };
  for (const windows of all) {
    for (const window of ['1m', '5m', '1h'] as const) {
      sums[window].requests += windows[window].requests;
      sums[window].faults += windows[window].faults;
    }
  }
  return sums;
}

function zero(): { requests: number; faults: number } {
  return { requests: 0, faults: 0 };
}

function lines(timeline: Timeline, ranked: readonly { name: string }[]): object {
  return {
    stepMs: timeline.stepMs,
    lines: ranked.slice(0, MAX_LINES).map(({ name }) => ({ name, ...timeline.models[name] })),
  };
}
