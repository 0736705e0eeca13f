import type { Attempt, Fault } from '@faultwire/core';

type Skipped = Extract<Attempt, { outcome: 'skipped' }>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Failed = Mutable<Extract<Attempt, { outcome: 'failed' }>>;

/** The calls that one request took, in the order in which they ended. */
export class Trail {
  readonly #attempts: Attempt[] = [];
  readonly #tell: (attempt: Attempt) => void;

  /** @param tell hears of every entry; must not throw. */
  constructor(tell: (attempt: Attempt) => void) {
    this.#tell = tell;
  }

  /** Grows until the request is over. */
  get attempts(): readonly Attempt[] {
    return this.#attempts;
  }

  /** Calls that were made, not those that were skipped. */
  get made(): number {
    return this.#attempts.filter(({ outcome }) => outcome !== 'skipped').length;
  }

  /** @param streamed does the answer come at its first token? Then the call took as long as that. */
  served(call: CallFacts, status: number, streamed: boolean): void {
    const firstToken = streamed ? { firstTokenMs: call.durationMs } : {};
    this.#add({ ...call, outcome: 'served', status, ...firstToken });
  }

  failed(call: CallFacts, fault: Fault): void {
    const { code, upstream } = fault;
    const { provider, model, waitedMs, durationMs } = call;
    const failed: Failed = { provider, model, waitedMs, durationMs, outcome: 'failed', code };
    if (upstream?.status !== undefined) failed.status = upstream.status;
    if (upstream?.requestId !== undefined) failed.requestId = upstream.requestId;
    this.#add(failed);
  }

  /** A call that would have been made, and why it was not. */
  skipped(target: Pick<CallFacts, 'provider' | 'model'>, reason: Skipped['reason']): void {
    const { provider, model } = target;
    this.#add({ provider, model, waitedMs: 0, durationMs: 0, outcome: 'skipped', reason });
  }

  #add(attempt: Attempt): void {
    this.#attempts.push(attempt);
    this.#tell(attempt);
  }
}

/** What every call has in common. */
export interface CallFacts {
  readonly provider: string;
  readonly model: string;
  /** The wait before it: backoff or the provider's hint, in ms. */
  readonly waitedMs: number;
  /** Until its first content or its failure, in ms. */
  readonly durationMs: number;
}
