import type { Circuit, Observer } from '@faultwire/core';
import { Breaker } from './breaker.js';
import { type BreakerOptions, breakerRule } from './breaker-options.js';
import { type Clock, realClock } from './clock.js';
import { checkFallbacks, type Fallback } from './fallback.js';
import type { Job, Means, Route } from './job.js';
import { tell } from './observers.js';
import { checkMs } from './option-checks.js';
import { OutOfCredit } from './out-of-credit.js';
import { Pursuit } from './pursuit.js';
import { RetryBudget } from './retry-budget.js';
import { type RetryOptions, retryRule } from './retry-options.js';
import type { Trail } from './trail.js';

/** The options of `createUpstream` that say what is to be done when a provider fails. */
export interface ResilienceOptions {
  readonly retry?: RetryOptions | false | undefined;
  readonly breaker?: BreakerOptions | false | undefined;
  readonly fallback?: readonly Fallback[] | undefined;
  readonly hedgeAfterMs?: number | undefined;
  readonly observers?: readonly Observer[] | undefined;
  readonly timeouts?: { readonly deadlineMs?: number | undefined } | undefined;
}

/** What one upstream knows of its failures, over all requests and both faces. */
export interface Resilience {
  /** Can anything be done about a failure? Then an answer is looked into before it is handed on. */
  readonly active: boolean;
  /** Are requests retried at all? Then the layers below are told of it. */
  readonly retries: boolean;
  /** The chain, checked. */
  readonly fallbacks: readonly Fallback[];
  /** Sends one request until something answers or nothing will. The trail lives on with the answer. */
  pursue<T, R extends Route>(
    job: Job<T, R>,
  ): { readonly trail: Trail; readonly answer: Promise<T> };
  circuits(): readonly Circuit[];
  onBalanceChange(): void;
}

/**
 * Makes the state of retry, breaker and fallback.
 *
 * @throws TypeError with a sentence that names the option.
 */
export function createResilience(options: ResilienceOptions, clock: Clock = realClock): Resilience {
  const { hedgeAfterMs, observers = [] } = options;
  const deadlineMs = options.timeouts?.deadlineMs ?? 300_000;
  checkMs('timeouts.deadlineMs', deadlineMs, 1);
  if (hedgeAfterMs !== undefined) checkMs('hedgeAfterMs', hedgeAfterMs, 1);
  const fallbacks = checkFallbacks(options.fallback);
  const retry = retryRule(options.retry);
  const breaking = breakerRule(options.breaker);
  const now = (): number => clock.now();
  const breaker =
    breaking === undefined
      ? undefined
      : new Breaker(breaking, now, (circuit) =>
          tell(observers, (observer) => observer.onCircuit?.(circuit)),
        );
  const outOfCredit = retry === undefined ? undefined : new OutOfCredit(now);
  const means: Means = {
    clock,
    deadlineMs,
    hedgeAfterMs,
    retry,
    breaker,
    outOfCredit,
    budget: retry === undefined ? undefined : new RetryBudget(retry.budget, now),
    onAttempt: (attempt) => tell(observers, (observer) => observer.onAttempt?.(attempt)),
  };
  return {
    active: [retry, breaker, hedgeAfterMs, fallbacks[0]].some((means) => means !== undefined),
    retries: retry !== undefined && retry.maxAttempts > 1,
    fallbacks,
    pursue(job) {
      const pursuit = new Pursuit(job, means);
      return { trail: pursuit.trail, answer: pursuit.run() };
    },
    circuits: () => breaker?.circuits() ?? [],
    onBalanceChange: () => outOfCredit?.forget(),
  };
}
