import type { Fault } from '@faultwire/core';
import type { RetryRule } from './retry-options.js';

/**
 * May the same request be sent to the same target again, and after how long at the least?
 * By meaning, not by status: the Fault's own word, and the codes that the app declared safe.
 *
 * @param next takes the next wait of the backoff, in ms.
 * @returns the wait in ms; undefined where a retry is of no use: the fault is final, something of
 *   the answer had come already, or the stated wait is longer than `maxHintMs` and so the caller's.
 */
export function retryWait(fault: Fault, rule: RetryRule, next: () => number): number | undefined {
  if (!(fault.retryable || rule.also.has(fault.code))) return undefined;
  if (fault.partial !== undefined) return undefined;
  const hint = fault.retryAfterMs;
  if (hint === undefined) return next();
  return hint <= rule.maxHintMs ? hint : undefined;
}
