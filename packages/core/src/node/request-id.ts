import type { IncomingMessage } from 'node:http';
import { nodeCrypto } from './crypto.js';

/** What a caller may name its request; anything else could forge a log line or a header. */
const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's `x-request-id` where it is one, else a new one (docs/contract.md, "The envelope"). */
export function requestIdOf(req: IncomingMessage): string {
  // Read plainly, because every request pays for it; Node's own names are in lower case.
  const given = req.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : makeRequestId();
}

/** A new request id, for a request without a usable one or an answer without a request. */
export function makeRequestId(): string {
  return nodeCrypto().randomUUID();
}
