import {
  type Attempt,
  type Credentials,
  classify,
  type Fault,
  fault,
  underCredentials,
} from '@faultwire/core';
import { backoff } from './backoff.js';
import type { Breaker } from './breaker.js';
import type { CircuitId } from './circuit-id.js';
import { type Clock, sleep } from './clock.js';
import { type Fallback, leadsTo } from './fallback.js';
import { finalFault } from './final-fault.js';
import { hedged } from './hedge.js';
import type { Layers } from './layer-guard.js';
import type { OutOfCredit } from './out-of-credit.js';
import type { RetryBudget } from './retry-budget.js';
import { retryWait } from './retry-decision.js';
import type { RetryRule } from './retry-options.js';
import { Trail } from './trail.js';

/** One target that a request may go to. */
export interface Route {
  readonly circuit: CircuitId;
  /** Undefined for the target that was asked for. */
  readonly fallback: Fallback | undefined;
  /** Whose key the provider sees there. */
  readonly credentials: Credentials;
}

/** How one call is to be made. */
export interface Placing {
  /** For the attempt header: 1 for the first that any layer made. */
  readonly attempt: number;
  /** Any of them ends the call. */
  readonly signals: readonly AbortSignal[];
  /** The request's, so far. */
  readonly trail: Trail;
}

/** What a pursuit needs to know of its request. */
export interface Job<T, R extends Route = Route> {
  /** The asked one first, then the fallbacks in order. */
  readonly routes: readonly [R, ...R[]];
  readonly layers: Layers;
  /** False for a body that can be sent only once. */
  readonly replayable: boolean;
  /** The caller's. */
  readonly signals: readonly AbortSignal[];
  /** Makes one call; resolves at the first content, throws a Fault as the provider meant it. */
  place(route: R, placing: Placing): Promise<T>;
  /** For the trail. */
  statusOf(answer: T): number;
}

/** What all requests of one upstream share. */
export interface Means {
  readonly clock: Clock;
  readonly deadlineMs: number;
  readonly hedgeAfterMs: number | undefined;
  readonly retry: RetryRule | undefined;
  readonly budget: RetryBudget | undefined;
  readonly breaker: Breaker | undefined;
  readonly outOfCredit: OutOfCredit | undefined;
  /** Hears of every entry of a trail; does not throw. */
  onAttempt(attempt: Attempt): void;
}

/** Why a target did not answer. */
interface Refusal {
  readonly fault: Fault;
  /** Its circuit is open now. */
  readonly circuitOpen: boolean;
  /** False where it was not even asked. */
  readonly asked: boolean;
}

/** One request on its way through targets and tries, until something answers or nothing will. */
export class Pursuit<T, R extends Route = Route> {
  readonly trail: Trail;
  readonly #job: Job<T, R>;
  readonly #means: Means;
  readonly #endsAt: number;
  readonly #deadline = new AbortController();
  #placed = 0;

  constructor(job: Job<T, R>, means: Means) {
    this.#job = job;
    this.#means = means;
    this.trail = new Trail(means.onAttempt);
    this.#endsAt = means.clock.now() + means.deadlineMs;
  }

  /** @throws Fault: the first actionable one of all targets that were tried. */
  async run(): Promise<T> {
    const { clock, deadlineMs, budget } = this.#means;
    const passed = `no answer within the deadline of ${deadlineMs} ms`;
    const cancel = clock.after(deadlineMs, () =>
      this.#deadline.abort(fault('request_timeout', { message: passed })),
    );
    budget?.request();
    try {
      return await this.#throughTargets();
    } finally {
      cancel();
    }
  }

  async #throughTargets(): Promise<T> {
    const { routes, replayable } = this.#job;
    const faults: Fault[] = [];
    let index = 0;
    for (let route = routes[0] as R | undefined; route !== undefined; route = routes[index]) {
      const tried = await this.#target(route, index);
      if ('answer' in tried) return tried.answer;
      faults.push(underCredentials(tried.refusal.fault, route.credentials));
      const next = this.#over() ? -1 : this.#next(index, tried.refusal);
      if (next === -1) break;
      if (!replayable && this.#placed > 0) {
        this.trail.skipped((routes[next] ?? route).circuit, 'not_replayable');
        break;
      }
      index = next;
    }
    throw finalFault(faults as [Fault, ...Fault[]]);
  }

  /** One target, with its retries. */
  async #target(route: R, index: number): Promise<{ answer: T } | { refusal: Refusal }> {
    const { retry, clock, outOfCredit } = this.#means;
    const waits = backoff(retry ?? NO_DELAYS, clock.random);
    let waitedMs = 0;
    for (let tries = 1; ; tries += 1) {
      const known = outOfCredit?.of(route.circuit.key);
      if (known !== undefined) {
        this.trail.skipped(route.circuit, 'out_of_credit');
        return { refusal: { fault: Object.create(known), circuitOpen: false, asked: false } };
      }
      const tried = await this.#call(route, waitedMs);
      if ('answer' in tried) return tried;
      if (retry === undefined || !tried.refusal.asked || this.#over()) return tried;
      const wait = retryWait(tried.refusal.fault, retry, () => waits.next().value);
      if (wait === undefined || tries >= retry.maxAttempts) return tried;
      // No sleeping through a long hint while another target stands ready.
      if (wait > retry.maxDelayMs && this.#next(index, tried.refusal) !== -1) return tried;
      if (!this.#mayRetry(route, tried.refusal, wait, tries)) return tried;
      const slept = await sleep(clock, wait, this.#signals()).then(
        () => true,
        () => false,
      );
      if (!slept) return refused(this.#leaving(), false);
      waitedMs = wait;
    }
  }

  /** Everything that can forbid a retry that would otherwise make sense; the trail says which. */
  #mayRetry({ circuit }: R, { circuitOpen }: Refusal, wait: number, tries: number): boolean {
    const { layers, replayable } = this.#job;
    const { clock, budget } = this.#means;
    const skip = (reason: Parameters<Trail['skipped']>[1]): false => {
      this.trail.skipped(circuit, reason);
      return false;
    };
    if (circuitOpen) return skip('circuit_open');
    if (tries >= layers.mayMake) return skip('layer_guard');
    if (!replayable) return skip('not_replayable');
    if (clock.now() + wait >= this.#endsAt) return skip('deadline');
    return budget?.spend() === false ? skip('budget_spent') : true;
  }

  /** One try: through the breaker, and hedged where that is on. */
  async #call(route: R, waitedMs: number): Promise<{ answer: T } | { refusal: Refusal }> {
    const { breaker, hedgeAfterMs, clock, budget } = this.#means;
    const admission = await breaker?.admit(route.circuit);
    if (admission?.admitted === false) {
      this.trail.skipped(route.circuit, 'circuit_open');
      const message = 'the provider keeps failing and is not asked for now';
      const open = fault('service_unavailable', { message, retryAfterMs: admission.retryAfterMs });
      return { refusal: { fault: open, circuitOpen: true, asked: false } };
    }
    const settle = admission === undefined ? undefined : admission.settle;
    const start = (signal?: AbortSignal): Promise<T> => this.#place(route, waitedMs, signal);
    try {
      const answer =
        hedgeAfterMs === undefined || !this.#job.replayable
          ? await start()
          : await hedged(start, {
              afterMs: hedgeAfterMs,
              clock,
              mayStart: () => budget === undefined || budget.spend(),
            });
      await settle?.();
      return { answer };
    } catch (thrown) {
      const failure = classify(thrown);
      this.#means.outOfCredit?.note(route.circuit.key, failure);
      return refused(failure, (await settle?.(failure)) === true);
    }
  }

  /** One call, and its line in the trail. */
  async #place(route: R, waitedMs: number, own: AbortSignal | undefined): Promise<T> {
    const { clock } = this.#means;
    const { provider, model } = route.circuit;
    const startedAt = clock.now();
    const facts = (): Parameters<Trail['served']>[0] => {
      const durationMs = Math.round(clock.now() - startedAt);
      return { provider, model, waitedMs: Math.round(waitedMs), durationMs };
    };
    this.#placed += 1;
    const attempt = this.#job.layers.before + this.#placed;
    const signals = own === undefined ? this.#signals() : [...this.#signals(), own];
    try {
      const answer = await this.#job.place(route, { attempt, signals, trail: this.trail });
      this.trail.served(facts(), this.#job.statusOf(answer));
      return answer;
    } catch (thrown) {
      const failure = classify(thrown);
      this.trail.failed(facts(), failure);
      throw failure;
    }
  }

  /** The next target that this failure leads to; -1 where there is none. */
  #next(index: number, { fault: failure, circuitOpen }: Refusal): number {
    return this.#job.routes.findIndex(
      ({ fallback }, candidate) =>
        candidate > index && fallback !== undefined && leadsTo(fallback, failure, circuitOpen),
    );
  }

  #signals(): readonly AbortSignal[] {
    return [...this.#job.signals, this.#deadline.signal];
  }

  /** The caller has left, or the deadline has passed. */
  #over(): boolean {
    return this.#signals().some(({ aborted }) => aborted);
  }

  #leaving(): Fault {
    const reason: unknown = this.#signals().find(({ aborted }) => aborted)?.reason;
    return fault('client_closed_request', { cause: reason });
  }
}

const NO_DELAYS = { baseDelayMs: 0, maxDelayMs: 0 };

function refused(failure: Fault, circuitOpen: boolean): { refusal: Refusal } {
  return { refusal: { fault: failure, circuitOpen, asked: true } };
}
