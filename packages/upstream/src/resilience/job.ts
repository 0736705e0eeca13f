import type { Attempt, Credentials, Fault } from '@faultwire/core';
import type { Breaker } from './breaker.js';
import type { CircuitId } from './circuit-id.js';
import type { Clock } from './clock.js';
import type { EndSignal } from './end-signal.js';
import type { Fallback } from './fallback.js';
import type { Layers } from './layer-guard.js';
import type { OutOfCredit } from './out-of-credit.js';
import type { RetryBudget } from './retry-budget.js';
import type { RetryRule } from './retry-options.js';
import type { Trail } from './trail.js';

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
  readonly signals: readonly EndSignal[];
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
  /** Does an answer come at its first token? Else it comes whole. */
  readonly streamed: boolean;
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

/** What became of one target, or of one call of it. */
export type Tried<T> = { readonly answer: T } | { readonly refusal: Refusal };

/** Why a target did not answer. */
export interface Refusal {
  /** As the provider meant it. */
  readonly fault: Fault;
  /** Its circuit is open now. */
  readonly circuitOpen: boolean;
  /** False where it was not even asked. */
  readonly asked: boolean;
}
