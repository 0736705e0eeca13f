import { catalog } from '../catalog.js';
import { type Fault, fault } from '../fault.js';
import { attempt, read, readNumber, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';

/**
 * express-rate-limit. Its own ValidationError (`ERR_ERL_*`) tells of a wrong option or a missing
 * `trust proxy`: a defect of the app. What it gives to its `handler` may be thrown or passed to
 * `next`: `req.rateLimit` (with the reset time) or the options (with the whole window).
 */
export const expressRateLimit: Recognizer = {
  name: 'express-rate-limit',
  recognize(thrown) {
    const value = readString(thrown, 'code', 100) ?? '';
    if (value.startsWith('ERR_ERL_'))
      return fault('internal_error', { evidence: { by: 'code', field: 'code', value } });
    return limitHit(thrown) ?? handlerOptions(thrown);
  },
};

/** `req.rateLimit`: `{ limit, used, remaining, resetTime, key }`. */
function limitHit(thrown: unknown): Fault | undefined {
  if (readNumber(thrown, 'limit') === undefined || readNumber(thrown, 'used') === undefined)
    return undefined;
  if (readNumber(thrown, 'remaining') === undefined) return undefined;
  const reset = read(thrown, 'resetTime');
  // Not by `instanceof`: a Date of another realm is one, too.
  const at = attempt(() => Reflect.apply(Date.prototype.getTime, reset, []) as number);
  return fault('rate_limit_exceeded', {
    retryAfterMs: at === undefined ? undefined : at - Date.now(),
    evidence: { by: 'code', field: 'resetTime' },
  });
}

function handlerOptions(thrown: unknown): Fault | undefined {
  const windowMs = readNumber(thrown, 'windowMs');
  const status = readNumber(thrown, 'statusCode');
  if (windowMs === undefined || status !== catalog.rate_limit_exceeded.status) return undefined;
  return fault('rate_limit_exceeded', {
    retryAfterMs: windowMs,
    evidence: { by: 'code', field: 'windowMs', value: String(windowMs) },
  });
}
