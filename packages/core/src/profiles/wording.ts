import { type CatalogRow, catalogRow } from '../catalog.js';
import type { Fault } from '../fault.js';
import { retryAfterSeconds } from '../retry-hint.js';

/** Did the thrower leave the wording to the profile? */
export function hasOwnMessage(
  { code, message }: Fault,
  usual: CatalogRow | undefined = catalogRow(code),
): boolean {
  return message !== usual?.message;
}

/** A key was missing altogether: the sentence of seeds/solrouter. */
export function keyMessage(fault: Fault): string {
  return fault.issue === 'missing' && !hasOwnMessage(fault)
    ? 'authorization required'
    : fault.message;
}

/** The sentence of seeds/solidrust, with the number that the `Retry-After` header has. */
export function rateLimitMessage(fault: Fault): string {
  if (hasOwnMessage(fault)) return fault.message;
  const seconds = retryAfterSeconds(fault.retryAfterMs);
  return `Rate limit exceeded. Please retry after ${seconds} second${seconds === 1 ? '' : 's'}.`;
}
