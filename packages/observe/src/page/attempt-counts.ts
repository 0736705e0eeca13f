import type { Attempt } from '@faultwire/core';
import { getOrMake } from '../get-or-make.js';
import { KnownNames } from '../known-names.js';
import { resultOf } from '../metrics/labels.js';
import { SlidingWindow } from '../rates/sliding-window.js';

const WINDOW_MS = 300_000;
const MAX_PROVIDERS = 50;

/** What became of the calls of each provider in the last five minutes. */
export class AttemptCounts {
  readonly #names: KnownNames = new KnownNames(MAX_PROVIDERS);
  readonly #counts = new Map<string, Map<string, SlidingWindow>>();

  readonly #callerRetries = new SlidingWindow(WINDOW_MS);

  /** A failed request that its caller had tried before. */
  addCallerRetry(): void {
    this.#callerRetries.add(Date.now(), 1, 0);
  }

  callerRetries(): number {
    return this.#callerRetries.total(Date.now()).requests;
  }

  add(attempt: Attempt): void {
    const provider = this.#names.label(attempt.provider, 'seen');
    this.#count(provider, resultOf(attempt));
    // The first call of a request never waits.
    if (attempt.outcome !== 'skipped' && attempt.waitedMs > 0) this.#count(provider, 'retried');
  }

  list(): { provider: string; counts: Record<string, number> }[] {
    const now = Date.now();
    return [...this.#counts].map(([provider, kinds]) => ({
      provider,
      counts: Object.fromEntries(
        [...kinds].map(([kind, window]) => [kind, window.total(now).requests]),
      ),
    }));
  }

  #count(provider: string, kind: string): void {
    const kinds = getOrMake(this.#counts, provider, () => new Map<string, SlidingWindow>());
    const window = getOrMake(kinds, kind, () => new SlidingWindow(WINDOW_MS));
    window.add(Date.now(), 1, 0);
  }
}
