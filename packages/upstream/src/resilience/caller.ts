import { classify, fault } from '@faultwire/core';
import type { EndSignal } from './end-signal.js';
import { hedged } from './hedge.js';
import type { Job, Means, Route, Tried } from './job.js';
import type { CallFacts } from './trail.js';
import { Trail } from './trail.js';

/** Makes the calls of one request: each through its circuit, hedged where that is on, and told. */
export class Caller<T, R extends Route> {
  readonly trail: Trail;
  readonly #job: Job<T, R>;
  readonly #means: Means;
  readonly #signals: readonly EndSignal[];
  #made = 0;

  /** @param signals any of them ends a call. */
  constructor(job: Job<T, R>, means: Means, signals: readonly EndSignal[]) {
    this.#job = job;
    this.#means = means;
    this.#signals = signals;
    this.trail = new Trail(means.onAttempt);
  }

  /** Calls that went out, also those that have not ended. */
  get made(): number {
    return this.#made;
  }

  /**
   * @param waitedMs the wait before it, for the trail.
   */
  async call(route: R, waitedMs: number): Promise<Tried<T>> {
    const { breaker, outOfCredit } = this.#means;
    const { circuit } = route;
    const empty = outOfCredit?.of(circuit.key);
    if (empty !== undefined) {
      this.trail.skipped(circuit, 'out_of_credit');
      // Each request has a trail of its own.
      return { refusal: { fault: Object.create(empty), circuitOpen: false, asked: false } };
    }
    const admission = breaker === undefined ? undefined : await breaker.admit(circuit);
    if (admission?.admitted === false) {
      this.trail.skipped(circuit, 'circuit_open');
      const message = 'the provider keeps failing and is not asked for now';
      const open = fault('service_unavailable', { message, retryAfterMs: admission.retryAfterMs });
      return { refusal: { fault: open, circuitOpen: true, asked: false } };
    }
    try {
      const answer = await this.#hedged(route, waitedMs);
      if (admission !== undefined) await admission.settle();
      return { answer };
    } catch (thrown) {
      const failure = classify(thrown);
      outOfCredit?.note(circuit.key, failure);
      const circuitOpen = admission !== undefined && (await admission.settle(failure));
      return { refusal: { fault: failure, circuitOpen, asked: true } };
    }
  }

  #hedged(route: R, waitedMs: number): Promise<T> {
    const { hedgeAfterMs, clock, budget } = this.#means;
    if (hedgeAfterMs === undefined || !this.#job.replayable)
      return this.#place(route, waitedMs, this.#signals);
    return hedged((own) => this.#place(route, waitedMs, [...this.#signals, own]), {
      afterMs: hedgeAfterMs,
      clock,
      mayStart: () => budget === undefined || budget.spend(),
    });
  }

  /** One call, and its line in the trail. */
  async #place(route: R, waitedMs: number, signals: readonly EndSignal[]): Promise<T> {
    const { clock } = this.#means;
    const { provider, model } = route.circuit;
    const startedAt = clock.now();
    const facts = (): CallFacts => {
      const durationMs = Math.round(clock.now() - startedAt);
      return { provider, model, waitedMs: Math.round(waitedMs), durationMs };
    };
    this.#made += 1;
    const attempt = this.#job.layers.before + this.#made;
    try {
      const answer = await this.#job.place(route, { attempt, signals, trail: this.trail });
      const { streamed } = this.#job;
      this.trail.served(facts(), this.#job.statusOf(answer), streamed);
      return answer;
    } catch (thrown) {
      const failure = classify(thrown);
      this.trail.failed(facts(), failure);
      throw failure;
    }
  }
}
