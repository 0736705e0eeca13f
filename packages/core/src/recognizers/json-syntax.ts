import { catalog } from '../catalog.js';
import { fault } from '../fault.js';
import { readNumber, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { isJsonParseMessage, unquoted } from './validation/json-text.js';

/**
 * A SyntaxError of JSON.parse. Only with a status of 400 did whoever threw it say that the text came
 * from the request; a bare one is the app's own defect (a broken cache entry, a provider's HTML).
 * Either way the sentence, which quotes the text, goes nowhere.
 */
export const jsonSyntax: Recognizer = {
  name: 'json-syntax',
  recognize(thrown) {
    if (readString(thrown, 'name', 64) !== 'SyntaxError') return undefined;
    const cause = unquoted(thrown);
    const field = ['status', 'statusCode'].find(
      (key) => readNumber(thrown, key) === catalog.invalid_request_error.status,
    );
    if (field !== undefined)
      return fault('invalid_request_error', { cause, evidence: { by: 'status', field } });
    if (!isJsonParseMessage(readString(thrown, 'message') ?? '')) return undefined;
    return fault('internal_error', {
      cause,
      evidence: { by: 'name', field: 'name', value: 'SyntaxError' },
    });
  },
};
