import { isErrorStatus } from '../by-status.js';
import { read, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { declaredFaultCode, faultOfStatus } from './declared-status.js';

/**
 * Anything else with a `status` or `statusCode` from 400 to 599: the status counts, but the message
 * is shown only with `expose: true`, because nobody said that it was made for the caller
 * (docs/contract.md, "Foreign errors").
 */
export const statusError: Recognizer = {
  name: 'status-error',
  recognize(thrown) {
    const field = ['status', 'statusCode'].find((key) => isErrorStatus(read(thrown, key)));
    if (field === undefined) return undefined;
    const status = read(thrown, field) as number;
    return faultOfStatus(status, {
      code: declaredFaultCode(thrown),
      message: read(thrown, 'expose') === true ? readString(thrown, 'message') : undefined,
      headers: read(thrown, 'headers'),
      evidence: { by: 'status', field, value: String(status) },
    });
  },
};
