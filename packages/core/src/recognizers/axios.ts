import { type Fault, fault } from '../fault.js';
import { isObject, read, readNumber, readPath, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { abortFault } from './abort.js';
import { hostOf, noAnswer } from './foreign/no-answer.js';
import { upstreamFault } from './foreign/upstream-fault.js';

/** axios' code for its own `timeout` (ETIMEDOUT with `transitional.clarifyTimeoutError`). */
const TIMED_OUT = 'ECONNABORTED';

/** A request that could not even be built: the gateway's own defect. */
const DEFECT =
  /^ERR_(?:BAD_OPTION|BAD_OPTION_VALUE|BAD_REQUEST|INVALID_URL|DEPRECATED|NOT_SUPPORT)$/;

/** axios, branded by `isAxiosError`. Its `config` holds the key and the prompt and is never read but for the address. */
export const axios: Recognizer = {
  name: 'axios',
  recognize(thrown) {
    if (read(thrown, 'isAxiosError') !== true && read(thrown, '__CANCEL__') !== true)
      return undefined;
    const response = read(thrown, 'response');
    const provider = hostOf(
      readPath(thrown, 'config', 'baseURL') ?? readPath(thrown, 'config', 'url'),
      'axios',
    );
    if (!isObject(response)) return withoutAnswer(thrown, provider);
    return upstreamFault({
      provider,
      status: readNumber(response, 'status'),
      headers: read(response, 'headers'),
      body: read(response, 'data'),
      message: readString(thrown, 'message', 2048),
      field: 'response.status',
    });
  },
};

function withoutAnswer(thrown: unknown, provider: string): Fault {
  const value = readString(thrown, 'code', 64) ?? '';
  const evidence = { by: 'code', field: 'code', value } as const;
  if (value === 'ERR_CANCELED') return abortFault(thrown, 'code', value);
  if (DEFECT.test(value)) return fault('internal_error', { evidence });
  const otherwise = value === TIMED_OUT ? 'request_timeout' : 'upstream_unreachable';
  return noAnswer(thrown, otherwise, provider, evidence, readString(thrown, 'message', 2048));
}
