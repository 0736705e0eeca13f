import { isObject, read, readNumber, readPath, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { abortFault } from './abort.js';
import { hostOf, noAnswer } from './foreign/no-answer.js';
import { upstreamFault } from './foreign/upstream-fault.js';

/** got's classes by name (https://github.com/sindresorhus/got/blob/main/documentation/8-errors.md). */
const NAMES: ReadonlySet<string> = new Set([
  'AbortError',
  'CacheError',
  'HTTPError',
  'MaxRedirectsError',
  'ParseError',
  'ReadError',
  'RequestError',
  'TimeoutError',
]);

/** got: one of its names beside its `timings` and `options`; an HTTPError has the `response`. */
export const got: Recognizer = {
  name: 'got',
  recognize(thrown) {
    const name = readString(thrown, 'name', 64) ?? '';
    if (!NAMES.has(name) || !isObject(read(thrown, 'options'))) return undefined;
    if (readString(thrown, 'code', 64) === undefined) return undefined;
    const response = read(thrown, 'response');
    const message = readString(thrown, 'message', 2048);
    const provider = hostOf(read(response, 'url') ?? readPath(thrown, 'options', 'url'), 'got');
    if (name === 'AbortError') return abortFault(thrown, 'name', name);
    const evidence = { by: 'name', field: 'name', value: name } as const;
    if (name === 'TimeoutError')
      return noAnswer(thrown, 'request_timeout', provider, evidence, message);
    if (name === 'RequestError' || !isObject(response))
      return noAnswer(thrown, 'upstream_unreachable', provider, evidence, message);
    return upstreamFault({
      provider,
      status: readNumber(response, 'statusCode'),
      headers: read(response, 'headers'),
      body: read(response, 'body'),
      message,
      field: 'response.statusCode',
    });
  },
};
