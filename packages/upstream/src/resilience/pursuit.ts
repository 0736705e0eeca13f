import { type Fault, fault, underCredentials } from '@faultwire/core';
import { backoff } from './backoff.js';
import { Caller } from './caller.js';
import { sleep } from './clock.js';
import { Ending, type EndSignal } from './end-signal.js';
import { leadsTo } from './fallback.js';
import { finalFault } from './final-fault.js';
import type { Job, Means, Refusal, Route, Tried } from './job.js';
import { retryWait } from './retry-decision.js';
import type { RetryRule } from './retry-options.js';
import type { Trail } from './trail.js';

/** One request on its way through targets and tries, until something answers or nothing will. */
export class Pursuit<T, R extends Route> {
  readonly #job: Job<T, R>;
  readonly #means: Means;
  readonly #caller: Caller<T, R>;
  readonly #signals: readonly EndSignal[];
  readonly #deadline = new Ending();
  readonly #endsAt: number;

  constructor(job: Job<T, R>, means: Means) {
    this.#job = job;
    this.#means = means;
    this.#signals = [...job.signals, this.#deadline];
    this.#caller = new Caller(job, means, this.#signals);
    this.#endsAt = means.clock.now() + means.deadlineMs;
  }

  get trail(): Trail {
    return this.#caller.trail;
  }

  /** @throws Fault: the first actionable one of all targets that were tried. */
  async run(): Promise<T> {
    const { clock, deadlineMs, budget } = this.#means;
    const cancel = clock.after(deadlineMs, () => {
      const message = `no answer within the deadline of ${deadlineMs} ms`;
      this.#deadline.abort(fault('request_timeout', { message }));
    });
    budget?.request();
    try {
      const { routes } = this.#job;
      const faults: Fault[] = [];
      let index = 0;
      for (let route = routes[0] as R | undefined; route !== undefined; route = routes[index]) {
        const tried = await this.#target(route, index);
        if ('answer' in tried) return tried.answer;
        const told = underCredentials(tried.refusal.fault, route.credentials);
        if (isOver(this.#job.signals)) throw told;
        faults.push(told);
        index = this.#after(index, tried.refusal);
      }
      throw finalFault(faults as [Fault, ...Fault[]]);
    } finally {
      cancel();
    }
  }

  /** Which target is next; -1 where there is none, or none that may be asked. */
  #after(index: number, refusal: Refusal): number {
    const { routes, replayable } = this.#job;
    const next = isOver(this.#signals) ? -1 : this.#next(index, refusal);
    const route = routes[next];
    if (route === undefined || replayable || this.#caller.made === 0) return next;
    this.trail.skipped(route.circuit, 'not_replayable');
    return -1;
  }

  /** One target, with its retries. */
  #target(route: R, index: number): Promise<Tried<T>> {
    const { retry } = this.#means;
    return retry === undefined
      ? this.#caller.call(route, 0)
      : this.#withRetries(route, index, retry);
  }

  async #withRetries(route: R, index: number, retry: RetryRule): Promise<Tried<T>> {
    const { clock } = this.#means;
    const waits = backoff(retry, clock.random);
    let waitedMs = 0;
    for (let tries = 1; ; tries += 1) {
      const tried = await this.#caller.call(route, waitedMs);
      if ('answer' in tried || !tried.refusal.asked || isOver(this.#signals)) return tried;
      const wait = retryWait(tried.refusal.fault, retry, () => waits.next().value);
      if (wait === undefined || tries >= retry.maxAttempts) return tried;
      if (!this.#mayRetry(route, index, tried.refusal, { retry, tries, wait })) return tried;
      try {
        await sleep(clock, wait, this.#signals);
      } catch (reason) {
        const left = fault('client_closed_request', { cause: reason });
        return { refusal: { ...tried.refusal, fault: left } };
      }
      waitedMs = wait;
    }
  }

  /** Everything that can forbid a retry that would otherwise make sense; the trail says which. */
  #mayRetry(
    { circuit }: R,
    index: number,
    refusal: Refusal,
    { retry, tries, wait }: { retry: RetryRule; tries: number; wait: number },
  ): boolean {
    const { layers, replayable } = this.#job;
    const { clock, budget } = this.#means;
    const skip = (reason: Parameters<Trail['skipped']>[1]): false => {
      this.trail.skipped(circuit, reason);
      return false;
    };
    // No sleeping through a long hint while another target stands ready.
    if (wait > retry.maxDelayMs && this.#next(index, refusal) !== -1) return false;
    if (refusal.circuitOpen) return skip('circuit_open');
    if (tries >= layers.mayMake) return skip('layer_guard');
    if (!replayable) return skip('not_replayable');
    if (clock.now() + wait >= this.#endsAt) return skip('deadline');
    return budget?.spend() === false ? skip('budget_spent') : true;
  }

  /** The next target that this failure leads to; -1 where there is none. */
  #next(index: number, { fault: failure, circuitOpen }: Refusal): number {
    return this.#job.routes.findIndex(
      ({ fallback }, candidate) =>
        candidate > index && fallback !== undefined && leadsTo(fallback, failure, circuitOpen),
    );
  }
}

function isOver(signals: readonly EndSignal[]): boolean {
  return signals.some(({ aborted }) => aborted);
}
