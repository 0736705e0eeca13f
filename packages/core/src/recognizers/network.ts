import { catalog } from '../catalog.js';
import { fault } from '../fault.js';
import { readNumber, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { findNetworkCode } from './network-codes.js';

/** What fetch says when all that is known stands in its cause, or nowhere. */
const FETCH_WORDS =
  /^(?:fetch failed|terminated|Failed to fetch|NetworkError when attempting to fetch resource\.)$/;

/**
 * A connection that failed: Node's system errors, undici, TLS. A 4xx that the app declares on the
 * same error (`createError(400, error)` for a callback address) was meant for the caller and wins;
 * a 5xx says less than the code.
 */
export const network: Recognizer = {
  name: 'network',
  recognize(thrown) {
    const status = readNumber(thrown, 'status') ?? 0;
    const { invalid_request_error: lowest, internal_error: highest } = catalog;
    if (status >= lowest.status && status < highest.status) return undefined;
    const found = findNetworkCode(thrown);
    if (found !== undefined) {
      const { code, field, value } = found;
      return fault(code, { evidence: { by: 'code', field, value } });
    }
    const message = readString(thrown, 'message', 100) ?? '';
    if (readString(thrown, 'name', 64) !== 'TypeError' || !FETCH_WORDS.test(message))
      return undefined;
    return fault('upstream_unreachable', {
      evidence: { by: 'text', field: 'message', value: message },
    });
  },
};
