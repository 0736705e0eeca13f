import type { FaultCode } from '@faultwire/core';
import { checkCodes, checkCount, checkKeys, checkMs, refuse, show } from './option-checks.js';

/**
 * When to try again, and how often (docs/resilience.md, "Retry").
 *
 * @example
 * ```ts
 * createUpstream({ retry: { maxAttempts: 5, also: ['conflict'] } });
 * ```
 */
export interface RetryOptions {
  /** Calls of one target, the first included. Default 3. */
  maxAttempts?: number | undefined;
  /** The wait before the first retry, doubled each time, with full jitter. Default 500 ms. */
  baseDelayMs?: number | undefined;
  /** No backoff is longer. Default 8,000 ms. */
  maxDelayMs?: number | undefined;
  /** A provider's own hint wins over the backoff up to here; a longer wait is the caller's. Default 30,000 ms. */
  maxHintMs?: number | undefined;
  /** Retries are at most this share of the requests of the last 10 s, from 0 to 1. Default 0.2. */
  budget?: number | undefined;
  /** Codes to retry beside the retryable ones: `'conflict'`, where repeating the work is safe. */
  also?: readonly FaultCode[] | undefined;
}

/** The options with nothing left open. */
export interface RetryRule {
  readonly maxAttempts: number;
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
  readonly maxHintMs: number;
  readonly budget: number;
  readonly also: ReadonlySet<string>;
}

/**
 * Checks the options of retry and fills in the defaults.
 *
 * @returns undefined for `false`: nothing is retried.
 * @throws TypeError with a sentence that names the option.
 */
export function retryRule(options: RetryOptions | false = {}): RetryRule | undefined {
  if (options === false) return undefined;
  checkKeys('retry', options, [
    'maxAttempts',
    'baseDelayMs',
    'maxDelayMs',
    'maxHintMs',
    'budget',
    'also',
  ]);
  const rule = {
    maxAttempts: options.maxAttempts ?? 3,
    baseDelayMs: options.baseDelayMs ?? 500,
    maxDelayMs: options.maxDelayMs ?? 8_000,
    maxHintMs: options.maxHintMs ?? 30_000,
    budget: options.budget ?? 0.2,
    also: new Set<string>(checkCodes('retry.also', options.also ?? [])),
  };
  checkCount('retry.maxAttempts', rule.maxAttempts);
  checkMs('retry.baseDelayMs', rule.baseDelayMs, 0);
  checkMs('retry.maxDelayMs', rule.maxDelayMs, 0);
  checkMs('retry.maxHintMs', rule.maxHintMs, 0);
  if (!(typeof rule.budget === 'number' && rule.budget >= 0 && rule.budget <= 1))
    refuse(`retry.budget must be a share from 0 to 1, not ${show(rule.budget)}`);
  return rule;
}
