import type { Fault } from '@faultwire/core';

/** After so long one request may look again, so that nobody stays locked out by a missed top-up. */
const LOOK_AGAIN_MS = 60_000;
/** Models come from callers: what is kept of them is bounded. */
const MOST = 1_000;

/**
 * Which key was out of credit for which model. A provider that said so is not asked again until
 * `forget()`, which `onBalanceChange()` calls, or a minute has passed: "prevent repeated retries
 * until balance changes" (docs/contract.md, "The catalog", insufficient_balance).
 */
export class OutOfCredit {
  readonly #now: () => number;
  readonly #known = new Map<string, { readonly fault: Fault; readonly until: number }>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** What the provider said, where it was asked within the last minute. */
  of(circuit: string): Fault | undefined {
    const known = this.#known.get(circuit);
    if (known === undefined || known.until > this.#now()) return known?.fault;
    this.#known.delete(circuit);
    return undefined;
  }

  /** Notes a fault if it says that the account behind the key is empty. */
  note(circuit: string, fault: Fault): void {
    if (fault.code !== 'insufficient_balance') return;
    this.#known.delete(circuit);
    this.#known.set(circuit, { fault, until: this.#now() + LOOK_AGAIN_MS });
    const oldest = this.#known.keys().next();
    if (this.#known.size > MOST && oldest.done !== true) this.#known.delete(oldest.value);
  }

  /** The balance has changed: all may be asked again. */
  forget(): void {
    this.#known.clear();
  }
}
