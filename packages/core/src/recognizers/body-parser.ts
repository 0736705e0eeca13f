import { type Fault, fault } from '../fault.js';
import { read, readNumber, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import type { FaultCode } from '../types.js';
import { faultOfStatus } from './declared-status.js';
import { unquoted } from './validation/json-text.js';

type Meaning = readonly [code: FaultCode, message?: string];

/** The `type` of body-parser's and raw-body's errors (https://github.com/expressjs/body-parser#errors). */
const MEANINGS: Readonly<Record<string, Meaning>> = {
  'entity.parse.failed': ['invalid_request_error'],
  'entity.too.large': ['request_too_large'],
  'parameters.too.many': ['request_too_large', 'the request body has too many parameters'],
  'querystring.parse.rangeError': [
    'invalid_request_error',
    'the request body is nested too deeply',
  ],
  'request.aborted': ['client_closed_request'],
  'request.size.invalid': [
    'invalid_request_error',
    'the request body is not as long as content-length says',
  ],
  'encoding.unsupported': [
    'unsupported_media_type',
    'the content encoding of the request is not supported',
  ],
  'charset.unsupported': ['unsupported_media_type', 'the charset of the request is not supported'],
  'stream.encoding.set': ['internal_error'],
  'stream.not.readable': ['internal_error'],
};

/** zlib and brotli failures while a request body was inflated: body-parser gives them a 400. */
const INFLATE = /^(?:Z_[A-Z]+_ERROR|Z_NEED_DICT|ERR__ERROR_|ERR_BROTLI|ZSTD_)/;

/**
 * body-parser and raw-body, also under co-body and Nest. The sentences are ours: theirs quote the
 * body or a header. Nothing of the body (`err.body`) is shown.
 */
export const bodyParser: Recognizer = {
  name: 'body-parser',
  recognize(thrown) {
    const type = readString(thrown, 'type', 64) ?? '';
    if (Object.hasOwn(MEANINGS, type)) return bodyFault(thrown, MEANINGS[type], 'type', type);
    if (type === 'entity.verify.failed') return verifyFault(thrown);
    const code = readString(thrown, 'code', 64) ?? '';
    if (read(thrown, 'expose') !== true || !isInflateError(thrown)) return undefined;
    return undecodableBody(thrown, code);
  },
};

/** zlib's own error, which says nothing of whose bytes it could not inflate. */
export function isInflateError(thrown: unknown): boolean {
  return INFLATE.test(readString(thrown, 'code', 64) ?? '');
}

/** The bytes of a request's body are not what its `content-encoding` says. */
export function undecodableBody(thrown: unknown, code: string): Fault {
  return fault('invalid_request_error', {
    message: 'the request body could not be decompressed',
    cause: unquoted(thrown, code),
    evidence: { by: 'code', field: 'code', value: code },
  });
}

function bodyFault(
  thrown: unknown,
  meaning: Meaning | undefined,
  field: string,
  value: string,
): Fault | undefined {
  if (meaning === undefined) return undefined;
  const [code, message] = meaning;
  return fault(code, {
    message,
    cause: unquoted(thrown, value),
    evidence: { by: 'code', field, value },
  });
}

/** The app's own `verify` said no: its sentence and its status, by default 403. */
function verifyFault(thrown: unknown): Fault | undefined {
  const message = readString(thrown, 'message');
  const status = readNumber(thrown, 'status');
  if (status === undefined) return undefined;
  return faultOfStatus(status, {
    message: read(thrown, 'expose') === true ? message : undefined,
    cause: unquoted(thrown, message),
    evidence: { by: 'code', field: 'type', value: 'entity.verify.failed' },
  });
}
