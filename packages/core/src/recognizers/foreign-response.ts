import { isErrorStatus } from '../by-status.js';
import { isObject, read, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { hostOf } from './foreign/no-answer.js';
import { upstreamFault } from './foreign/upstream-fault.js';

/**
 * Any other error that carries another server's answer as `response` (superagent, gaxios, octokit,
 * request-promise), or a fetch Response that was thrown itself: an upstream's failure, never the
 * app's own status.
 */
export const foreignResponse: Recognizer = {
  name: 'foreign-response',
  recognize(thrown) {
    const inner = read(thrown, 'response');
    const response = isObject(inner) ? inner : thrown;
    const headers = read(response, 'headers');
    if (!isObject(headers)) return undefined;
    // A thrown Response has its headers as an object with methods; an app's own error has a record.
    if (response === thrown && typeof read(headers, 'get') !== 'function') return undefined;
    const key = ['status', 'statusCode'].find((name) => isErrorStatus(read(response, name)));
    if (key === undefined) return undefined;
    return upstreamFault({
      provider: hostOf(read(response, 'url'), 'unknown'),
      status: read(response, key) as number,
      headers,
      body: read(response, 'data') ?? read(response, 'body') ?? read(response, 'text'),
      message: readString(thrown, 'message', 2048),
      field: response === thrown ? key : `response.${key}`,
    });
  },
};
