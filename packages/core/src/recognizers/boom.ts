import { read, readNumber, readPath, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { faultOfStatus } from './declared-status.js';

/** @hapi/boom: branded by `isBoom`; what it would answer stands in `output`. */
export const boom: Recognizer = {
  name: 'boom',
  recognize(thrown) {
    const output = read(thrown, 'output');
    const status = readNumber(output, 'statusCode');
    if (read(thrown, 'isBoom') !== true || status === undefined) return undefined;
    return faultOfStatus(status, {
      message: readString(readPath(output, 'payload'), 'message'),
      headers: read(output, 'headers'),
      evidence: { by: 'brand', field: 'output.statusCode', value: String(status) },
    });
  },
};
