import type { Report } from '@faultwire/core';

/** The newest reports, in a ring; each has a number, so that a reader can ask for what is new. */
export class NewestFaults {
  readonly #ring: Report[] = [];
  readonly #keep: number;
  /** How many there ever were: the number of the newest one. */
  count = 0;

  constructor(keep: number) {
    this.#keep = keep;
  }

  add(report: Report): void {
    this.#ring[this.count % this.#keep] = report;
    this.count += 1;
  }

  /** Those after number `seen`, oldest first, at most the newest `max`; `missed` is how many are not there. */
  since(
    seen: number,
    max: number,
  ): { faults: { number: number; report: Report }[]; missed: number } {
    const held = Math.min(this.count - seen, this.#ring.length, max);
    const faults: { number: number; report: Report }[] = [];
    for (let number = this.count - held; number < this.count; number += 1) {
      const report = this.#ring[number % this.#keep];
      if (report !== undefined) faults.push({ number: number + 1, report });
    }
    return { faults, missed: this.count - seen - held };
  }
}
