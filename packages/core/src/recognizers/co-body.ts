import { catalog } from '../catalog.js';
import { fault } from '../fault.js';
import { readNumber, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { unquoted } from './validation/json-text.js';

/**
 * co-body, which koa-body and @koa/bodyparser use: a parse failure has `status: 400` and the raw
 * text as `body`, which goes nowhere. Its limits are raw-body's, so body-parser's recognizer has them.
 */
export const coBody: Recognizer = {
  name: 'co-body',
  recognize(thrown) {
    if (readNumber(thrown, 'status') !== catalog.invalid_request_error.status) return undefined;
    if (readString(thrown, 'body', 1) === undefined) return undefined;
    return fault('invalid_request_error', {
      cause: unquoted(thrown),
      evidence: { by: 'status', field: 'body' },
    });
  },
};
