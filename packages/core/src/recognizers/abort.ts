import { type Fault, fault } from '../fault.js';
import { read, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { isTimeout } from './network-codes.js';

/** Codes of aborts whose name differs: Node's, undici's, axios' and got's. */
const ABORTED: ReadonlySet<string> = new Set([
  'ABORT_ERR',
  'ERR_ABORTED',
  'ERR_CANCELED',
  'UND_ERR_ABORTED',
]);

/**
 * AbortError and TimeoutError, as DOMException or Error: `AbortSignal.timeout` and the clients' own
 * limits mean that a deadline passed; any other abort, that the caller left (the request's signal is
 * the one that gateways hand to their clients).
 */
export const abort: Recognizer = {
  name: 'abort',
  recognize(thrown) {
    const name = readString(thrown, 'name', 64);
    const code = readString(thrown, 'code', 64) ?? '';
    if (name === 'TimeoutError' || name === 'AbortError') return abortFault(thrown, 'name', name);
    return ABORTED.has(code) ? abortFault(thrown, 'code', code) : undefined;
  },
};

/** Aborted by whom? By a deadline if the error, its cause or its reason says so. */
export function abortFault(error: unknown, field: string, value: string): Fault {
  const deadline = isTimeout(error) || isTimeout(read(error, 'reason'));
  return fault(deadline ? 'request_timeout' : 'client_closed_request', {
    evidence: { by: field === 'code' ? 'code' : 'name', field, value },
  });
}
