import { type Fault, fault } from '../fault.js';
import { attempt, isObject, read, readNumber, readPath } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';

/**
 * rate-limiter-flexible rejects with a RateLimiterRes, which is no Error; a union of limiters with
 * a record of them. A full RateLimiterQueue rejects with an Error.
 */
export const rateLimiterFlexible: Recognizer = {
  name: 'rate-limiter-flexible',
  recognize(thrown) {
    if (readPath(thrown, 'constructor', 'name') === 'RateLimiterQueueError')
      return fault('rate_limit_exceeded', {
        evidence: { by: 'name', field: 'constructor.name', value: 'RateLimiterQueueError' },
      });
    if (isResult(thrown)) return limited([thrown], 'msBeforeNext');
    const members = unionMembers(thrown);
    return members === undefined ? undefined : limited(members, '*.msBeforeNext');
  },
};

function isResult(value: unknown): boolean {
  return (
    readNumber(value, 'msBeforeNext') !== undefined &&
    readNumber(value, 'remainingPoints') !== undefined
  );
}

/** A RateLimiterUnion rejects with `{ [keyPrefix]: RateLimiterRes }`, which is no Error. */
function unionMembers(thrown: unknown): unknown[] | undefined {
  if (!isObject(thrown) || typeof thrown === 'function') return undefined;
  if (attempt(() => thrown instanceof Error) !== false) return undefined;
  const keys = attempt(() => Object.keys(thrown).slice(0, 16)) ?? [];
  const members = keys.map((key) => read(thrown, key));
  return members.length > 0 && members.every(isResult) ? members : undefined;
}

/** Every limit that was hit must have passed, so the longest wait counts. */
function limited(results: readonly unknown[], field: string): Fault {
  const retryAfterMs = Math.max(
    ...results.map((result) => readNumber(result, 'msBeforeNext') ?? 0),
  );
  return fault('rate_limit_exceeded', {
    retryAfterMs,
    evidence: { by: 'code', field, value: String(retryAfterMs) },
  });
}
