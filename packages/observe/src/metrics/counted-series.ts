import type { ObservableCounter } from '@opentelemetry/api';

interface Series {
  readonly attributes: Record<string, string>;
  count: number;
}

/**
 * A counter that counts by itself and is read when metrics are collected: a meter's own `add` takes
 * longer than all else that is done for a failed request. Bounded by whoever makes the names.
 */
export class CountedSeries {
  readonly #series = new Map<string, Series>();

  constructor(counter: ObservableCounter) {
    counter.addCallback((result) => {
      for (const { attributes, count } of this.#series.values()) result.observe(count, attributes);
    });
  }

  /** @param name tells this series from others; `attributes` is asked the first time only. */
  add(name: string, attributes: () => Record<string, string>): void {
    const known = this.#series.get(name);
    if (known === undefined) this.#series.set(name, { attributes: attributes(), count: 1 });
    else known.count += 1;
  }
}
