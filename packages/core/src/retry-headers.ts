import { catalogRow } from './catalog.js';
import type { Fault } from './fault.js';
import { retryAfterSeconds, usableWait } from './retry-hint.js';

/** What official clients retry by themselves, whatever the code says (408, 409, 429, 5xx). */
function retriedByClients(status: number): boolean {
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/**
 * Adds the headers that make official clients retry exactly what can be retried, and when
 * (docs/contract.md, "Retry hints"). From 60 s on clients either ignore `Retry-After` and come
 * straight back, or sleep through it, so the wait is told and the retry forbidden.
 */
export function addRetryHeaders(
  headers: Record<string, string>,
  fault: Fault,
  status: number,
): void {
  const { retryable } = fault;
  // Made sure of again, because a subclass may say what it likes.
  const retryAfterMs = usableWait(fault.retryAfterMs);
  const retried = retriedByClients(status);
  if (retryable !== retried) headers['x-should-retry'] = String(retryable);
  if (!retryable || (retryAfterMs === undefined && !waits(fault, status))) return;
  const seconds = retryAfterSeconds(retryAfterMs);
  headers['retry-after'] = String(seconds);
  if (seconds >= 60) headers['x-should-retry'] = 'false';
  else headers['retry-after-ms'] = String(Math.ceil(retryAfterMs ?? seconds * 1000));
}

/** Is a wait due though nobody said how long? */
function waits({ code }: Fault, status: number): boolean {
  if (status !== 429 && status !== 503) return false;
  return (catalogRow(code)?.retry ?? 'wait') === 'wait';
}
