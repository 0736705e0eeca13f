import type { IncomingMessage } from 'node:http';
import { nodeCrypto } from './crypto.js';

/** What a caller may name its request; anything else could forge a log line or a header. */
const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/;

/** Hex digits of an id: 128 random bits, the size of a UUID and of W3C Trace Context's trace-id. */
const DIGITS = 32;
const IDS_AT_ONCE = 256;
let drawn = '';
let used = 0;

/** The caller's `x-request-id` where it is one, else a new one (docs/contract.md, "The envelope"). */
export function requestIdOf(req: IncomingMessage): string {
  // Read plainly, because every request pays for it; Node's own names are in lower case.
  const given = req.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : makeRequestId();
}

/** A new request id. Drawn many at once: every request needs one, successes included. */
export function makeRequestId(): string {
  if (used === drawn.length) {
    drawn = nodeCrypto()
      .randomBytes((IDS_AT_ONCE * DIGITS) / 2)
      .toString('hex');
    used = 0;
  }
  used += DIGITS;
  return drawn.slice(used - DIGITS, used);
}
