import { stampEvidence } from './evidence.js';
import { type Fault, fault as make } from './fault.js';
import { thrownBehind } from './hidden.js';
import type { Credentials } from './types.js';

/** What a provider says of the account behind the key that it saw. */
const ABOUT_THE_ACCOUNT: ReadonlySet<string> = new Set([
  'invalid_api_key',
  'permission_denied',
  'insufficient_balance',
]);

/**
 * Whose key was it? With the operator's own (the default), a provider's word about key, account or
 * region becomes `upstream_rejected`: the caller must not be told that *its* key is bad
 * (docs/contract.md, "The gateway's own credential"). Faults that no provider caused pass as they are.
 *
 * @example
 * ```ts
 * underCredentials(fault('invalid_api_key', { upstream })).code; // 'upstream_rejected'
 * ```
 */
export function underCredentials(fault: Fault, credentials: Credentials = 'operator'): Fault {
  if (credentials === 'caller') return fault;
  if (fault.upstream === undefined || !ABOUT_THE_ACCOUNT.has(fault.code)) return fault;
  const { recognizer, ...evidence } = fault.evidence;
  const rejected = make('upstream_rejected', {
    evidence,
    upstream: fault.upstream,
    attempts: fault.attempts,
    partial: fault.partial,
  });
  return stampEvidence(rejected, recognizer, thrownBehind(fault));
}
