import type { Circuit } from '@faultwire/core';

/** A gateway with more open circuits than these has other sorrows; the rest is not listed. */
const MAX_CIRCUITS = 500;

/** A circuit that is not closed, and when it last said so. */
export interface OpenCircuit {
  readonly circuit: Circuit;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Which circuits are open or half-open, from what a breaker tells of their changes. */
export class OpenCircuits {
  readonly #open = new Map<string, OpenCircuit>();

  /** 1 if one opened, -1 if one closed, 0 if nothing changed. */
  update(circuit: Circuit): -1 | 0 | 1 {
    const name = `${circuit.provider}\n${circuit.model}\n${circuit.keyHint}`;
    if (circuit.state === 'closed') return this.#open.delete(name) ? -1 : 0;
    const known = this.#open.has(name);
    if (!known && this.#open.size >= MAX_CIRCUITS) return 0;
    this.#open.set(name, { circuit, at: Date.now() });
    return known ? 0 : 1;
  }

  list(): readonly OpenCircuit[] {
    return [...this.#open.values()];
  }
}
