import type { Observer, Report, RequestInfo } from '@faultwire/core';
import { getOrMake } from '../get-or-make.js';
import { KnownNames, NONE, OTHER, type Trust } from '../known-names.js';
import { Departure } from './departure.js';
import { readSnapshot } from './read-snapshot.js';
import { type Rate, STEPS } from './sliding-window.js';
import { Tally, WINDOWS, type WindowName } from './tally.js';

/**
 * Requests and faults of the last minute, five minutes and hour, by model and by code. A code's
 * `requests` are all requests, so that faults / requests is its share.
 */
export type RateSnapshot = Readonly<
  Record<'models' | 'codes', Readonly<Record<string, Readonly<Record<WindowName, Rate>>>>>
>;

/** Requests and faults of the steps of one window, oldest first. */
export interface Timeline {
  readonly stepMs: number;
  readonly models: Readonly<
    Record<string, { readonly requests: number[]; readonly faults: number[] }>
  >;
}

/** See {@link errorRates}. */
export interface ErrorRatesOptions {
  /** Models that count for themselves; the rest is `other`. Default: 100. */
  maxModels?: number | undefined;
  /** A model's error rate has left what is usual for it (a share from 0 to 1). Told once a departure. */
  onDeparture?(model: string, now: Rate, usual: number): void;
}

/** Error rates that observe requests and can be asked. */
export interface ErrorRates extends Observer {
  snapshot(): RateSnapshot;
  /** Adds what another replica has counted; to be merged into fresh rates, once a replica. */
  merge(replica: RateSnapshot): void;
  /** The course of one window. Default: `'1h'`, in steps of a minute. */
  timeline(window?: WindowName): Timeline;
}

const MAX_MODELS = 100;
const MAX_CODES = 100;

/**
 * Sliding error rates by model and by code, in bounded memory, right to a sixtieth of each window.
 * A rising rate of one model means degradation, retirement, a mismatch or wrong routing.
 *
 * @param options the number of models (default 100) and who hears of departures.
 * @throws RangeError if `maxModels` is no positive integer.
 * @example
 * ```ts
 * const rates = errorRates({ onDeparture: (model, now) => page(`${model}: ${now.faults} of ${now.requests} failed`) });
 * app.use(faultwire({ observers: [rates] }));
 * // all replicas together:
 * const total = errorRates();
 * for (const replica of snapshots) total.merge(replica);
 * ```
 */
export function errorRates(options: ErrorRatesOptions = {}): ErrorRates {
  const { maxModels = MAX_MODELS } = options;
  if (!Number.isInteger(maxModels) || maxModels < 1)
    throw new RangeError('errorRates: maxModels must be a positive integer');
  return new Rates(maxModels, options);
}

class Rates implements ErrorRates {
  readonly #options: ErrorRatesOptions;
  readonly #models = new Map<string, Tally>();
  readonly #codes = new Map<string, Tally>();
  readonly #departures = new Map<string, Departure>();
  readonly #all = new Tally();
  readonly #modelNames: KnownNames;
  readonly #codeNames: KnownNames = new KnownNames(MAX_CODES);
  #last: unknown;

  constructor(maxModels: number, options: ErrorRatesOptions) {
    this.#options = options;
    this.#modelNames = new KnownNames(maxModels, (name) => this.#forget(name));
  }

  onSuccess(request: RequestInfo): void {
    if (this.#isKnown(request)) return;
    this.#count(request.model, 'served', 0);
  }

  onFault(report: Report): void {
    if (this.#isKnown(report)) return;
    const unknown = report.code === 'model_not_found';
    // Before the model, whose departure somebody else's code may be told of.
    tally(this.#codes, this.#codeNames.label(report.code, 'seen')).add(Date.now(), 1);
    this.#count(report.model, unknown ? 'stranger' : 'seen', 1);
  }

  snapshot(): RateSnapshot {
    const now = Date.now();
    const all = this.#all.rates(now);
    const codes = [...this.#codes].map(([code, counted]) => {
      const { '1m': m1, '5m': m5, '1h': h1 } = counted.rates(now);
      return [
        code,
        {
          '1m': { requests: all['1m'].requests, faults: m1.faults },
          '5m': { requests: all['5m'].requests, faults: m5.faults },
          '1h': { requests: all['1h'].requests, faults: h1.faults },
        },
      ] as const;
    });
    const models = [...this.#models].map(([name, counted]) => [name, counted.rates(now)] as const);
    return { models: Object.fromEntries(models), codes: Object.fromEntries(codes) };
  }

  merge(replica: RateSnapshot): void {
    const now = Date.now();
    for (const { name, window, rate } of readSnapshot(replica, 'models')) {
      const label = name === OTHER || name === NONE ? name : this.#modelNames.label(name, 'served');
      tally(this.#models, label).windows[window].add(now, rate.requests, rate.faults);
      this.#all.windows[window].add(now, rate.requests, rate.faults);
    }
    for (const { name, window, rate } of readSnapshot(replica, 'codes')) {
      const label = name === OTHER ? name : this.#codeNames.label(name, 'seen');
      tally(this.#codes, label).windows[window].add(now, rate.faults, rate.faults);
    }
  }

  timeline(window: WindowName = '1h'): Timeline {
    const now = Date.now();
    const models = [...this.#models].map(
      ([name, counted]) => [name, counted.windows[window].series(now)] as const,
    );
    return { stepMs: WINDOWS[window] / STEPS, models: Object.fromEntries(models) };
  }

  /** Registered twice, by itself and behind a dashboard, it hears of each request twice. */
  #isKnown(subject: unknown): boolean {
    const known = subject === this.#last;
    this.#last = subject;
    return known;
  }

  #count(model: string | undefined, trust: Trust, faults: 0 | 1): void {
    const now = Date.now();
    const label = this.#modelNames.label(model, trust);
    tally(this.#models, label).add(now, faults);
    this.#all.add(now, faults);
    this.#watch(label, now, faults);
  }

  #watch(label: string, now: number, faults: 0 | 1): void {
    if (this.#options.onDeparture === undefined || label === OTHER || label === NONE) return;
    const watch = getOrMake(this.#departures, label, () => new Departure());
    const departed = watch.observe(now, faults);
    if (departed !== undefined) this.#options.onDeparture(label, departed.now, departed.usual);
  }

  #forget(name: string): void {
    const counted = this.#models.get(name);
    if (counted !== undefined) tally(this.#models, OTHER).absorb(counted, Date.now());
    this.#models.delete(name);
    this.#departures.delete(name);
  }
}

function tally(among: Map<string, Tally>, name: string): Tally {
  return getOrMake(among, name, () => new Tally());
}
