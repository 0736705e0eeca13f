import { isObject, read, readNumber, readPath, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { hostOf, noAnswer } from './foreign/no-answer.js';
import { upstreamFault } from './foreign/upstream-fault.js';

/** ky: HTTPError (its `response` a Response, the body in `data` since ky 2), NetworkError, TimeoutError. */
export const ky: Recognizer = {
  name: 'ky',
  recognize(thrown) {
    const name = readString(thrown, 'name', 64) ?? '';
    const url = readPath(thrown, 'request', 'url');
    if (typeof url !== 'string') return undefined;
    const provider = hostOf(url, 'ky');
    const message = readString(thrown, 'message', 2048);
    const evidence = { by: 'name', field: 'name', value: name } as const;
    if (name === 'TimeoutError')
      return noAnswer(thrown, 'request_timeout', provider, evidence, message);
    if (name === 'NetworkError')
      return noAnswer(thrown, 'upstream_unreachable', provider, evidence, message);
    const response = read(thrown, 'response');
    if (name !== 'HTTPError' || !isObject(response)) return undefined;
    return upstreamFault({
      provider,
      status: readNumber(response, 'status'),
      headers: read(response, 'headers'),
      body: read(thrown, 'data'),
      message,
      field: 'response.status',
    });
  },
};
