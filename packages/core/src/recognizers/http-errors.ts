import { read, readNumber, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { declaredFaultCode, faultOfStatus } from './declared-status.js';

/**
 * http-errors, and what is shaped like it: `expose` a boolean, `status` and `statusCode` the same
 * number (its own `isHttpError` asks for no more, but fails on another realm's errors). Express,
 * Koa's `ctx.throw` and body parsers throw them.
 */
export const httpErrors: Recognizer = {
  name: 'http-errors',
  recognize(thrown) {
    const status = readNumber(thrown, 'status');
    const expose = read(thrown, 'expose');
    if (status === undefined || readNumber(thrown, 'statusCode') !== status) return undefined;
    if (typeof expose !== 'boolean') return undefined;
    const code = declaredFaultCode(thrown);
    return faultOfStatus(status, {
      code,
      message: expose ? readString(thrown, 'message') : undefined,
      headers: read(thrown, 'headers'),
      evidence: code
        ? { by: 'code', field: 'code', value: code }
        : { by: 'status', field: 'status', value: String(status) },
    });
  },
};
