import type { ServerResponse } from 'node:http';
import { catalog, isFaultCode } from '../catalog.js';
import { type Fault, fault } from '../fault.js';
import { readRetryHint } from '../retry-hint.js';

/**
 * An abort while the caller is still there was the application's own: a deadline of its making.
 */
export function ownDeadline(found: Fault, thrown: unknown): Fault {
  if (found.code !== 'client_closed_request') return found;
  return fault('request_timeout', { cause: thrown, partial: found.partial });
}

/**
 * Rate limiters and maintenance switches write `Retry-After` on the response before they throw; it
 * is the answer's hint where the fault brings none (docs/contract.md, "Retry hints").
 */
export function withLimiterHint(found: Fault, res: ServerResponse): Fault {
  const waits = isFaultCode(found.code) && catalog[found.code].retry === 'wait';
  if (!waits || found.retryAfterMs !== undefined) return found;
  const wait = res.headersSent || !hasHint(res) ? undefined : readRetryHint(headersOf(res));
  // A view of the same fault, not a copy: a subclass keeps its fields, a frozen one can be seen through.
  return wait === undefined ? found : Object.create(found, { retryAfterMs: { value: wait } });
}

/** Most responses have three headers and no hint; a look at their names spares thirty questions. */
function hasHint(res: ServerResponse): boolean {
  return res.getHeaderNames().some((name) => /^retry-after|ratelimit/.test(name));
}

function headersOf(res: ServerResponse): { get(name: string): string | null } {
  return {
    get(name) {
      const value = res.getHeader(name);
      return value === undefined ? null : String(value);
    },
  };
}
