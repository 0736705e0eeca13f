import { catalog, isFaultCode } from './catalog.js';
import type { Fault } from './fault.js';
import { retryAfterSeconds } from './retry-hint.js';

/** What official clients retry by themselves, whatever the code says (408, 409, 429, 5xx). */
function retriedByClients(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/**
 * The headers that make official clients retry exactly what can be retried, and when
 * (docs/contract.md, "Retry hints"). From 60 s on clients either ignore `Retry-After` and come
 * straight back, or sleep through it, so the wait is told and the retry forbidden.
 */
export function retryHeaders(fault: Fault, status: number): Record<string, string> {
  const { retryable, retryAfterMs } = fault;
  const clients = retriedByClients(status);
  if (!retryable) return clients ? { 'x-should-retry': 'false' } : {};
  const waits = !isFaultCode(fault.code) || catalog[fault.code].retry === 'wait';
  if (retryAfterMs === undefined && !(waits && (status === 429 || status === 503)))
    return clients ? {} : { 'x-should-retry': 'true' };
  const seconds = retryAfterSeconds(retryAfterMs);
  if (seconds >= 60) return { 'retry-after': String(seconds), 'x-should-retry': 'false' };
  return {
    'retry-after': String(seconds),
    'retry-after-ms': String(Math.max(1, Math.ceil(retryAfterMs ?? seconds * 1000))),
    ...(clients ? {} : { 'x-should-retry': 'true' }),
  };
}
