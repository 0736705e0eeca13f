import { type Fault, fault } from '../fault.js';
import { read, readNumber, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import type { Evidence, FaultCode } from '../types.js';
import { ajvErrors, ajvFault } from './ajv.js';
import { faultOfStatus } from './declared-status.js';
import { malformedUrl } from './uri.js';

/** https://fastify.dev/docs/latest/Reference/Errors/: what a request can cause, worded as by other hosts. */
const MEANINGS: Readonly<Record<string, readonly [code: FaultCode, message?: string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: ['invalid_request_error'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['invalid_request_error'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid_request_error',
    'the request body is not as long as content-length says',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: ['request_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported_media_type'],
  FST_ERR_NOT_FOUND: ['not_found'],
  FST_ERR_HANDLER_TIMEOUT: ['request_timeout'],
  // A 400 in Fastify's table, but thrown at the developer, while the server starts.
  FST_ERR_CTP_INSTANCE_ALREADY_STARTED: ['internal_error'],
};

const BAD_URL = /^FST_ERR_(?:BAD_URL|MAX_PARAM_LENGTH|INVALID_URL)$/;

/** Fastify's errors and those of its plugins: `code` begins with `FST_`. */
export const fastify: Recognizer = {
  name: 'fastify',
  recognize(thrown) {
    const value = readString(thrown, 'code', 100) ?? '';
    if (!value.startsWith('FST_')) return undefined;
    const errors = ajvErrors(read(thrown, 'validation'));
    if (errors !== undefined) return ajvFault(errors, 'validation');
    if (BAD_URL.test(value)) return malformedUrl({ by: 'code', field: 'code', value });
    return meaningOf(thrown, { by: 'code', field: 'code', value }, value);
  },
};

function meaningOf(thrown: unknown, evidence: Omit<Evidence, 'recognizer'>, code: string): Fault {
  const meaning = Object.hasOwn(MEANINGS, code) ? MEANINGS[code] : undefined;
  if (meaning !== undefined) return fault(meaning[0], { message: meaning[1], evidence });
  const status = readNumber(thrown, 'statusCode') ?? 0;
  return faultOfStatus(status, {
    message: read(thrown, 'expose') === true ? readString(thrown, 'message') : undefined,
    headers: read(thrown, 'headers'),
    evidence,
  });
}
