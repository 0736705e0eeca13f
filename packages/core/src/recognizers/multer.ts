import { type Fault, fault } from '../fault.js';
import { read, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import type { Evidence } from '../types.js';

/** https://github.com/expressjs/multer#error-handling; what is not here is left alone. */
const TOO_MUCH: ReadonlySet<string> = new Set(['LIMIT_FILE_SIZE']);
const MALFORMED: ReadonlySet<string> = new Set([
  'LIMIT_PART_COUNT',
  'LIMIT_FILE_COUNT',
  'LIMIT_FIELD_KEY',
  'LIMIT_FIELD_VALUE',
  'LIMIT_FIELD_COUNT',
  'LIMIT_FIELD_NESTING',
  'LIMIT_FIELD_ARRAY_INDEX',
  'MISSING_FIELD_NAME',
  'INVALID_FIELD_NAME',
]);

/** busboy's words for a form that breaks off or is none; multer passes them on as plain Errors. */
const BROKEN_FORM =
  /^(?:Unexpected end of (?:form|file)|Malformed (?:part header|content type)|Multipart: |Missing Content-Type)/;

/** multer and the busboy inside it. `LIMIT_FILE_SIZE` is a 413, as Nest has it. */
export const multer: Recognizer = {
  name: 'multer',
  recognize(thrown) {
    if (readString(thrown, 'name', 64) === 'MulterError') return multerFault(thrown);
    const value = readString(thrown, 'message', 200) ?? '';
    const stored = read(thrown, 'storageErrors') !== undefined;
    if (!stored && !value.startsWith('Multipart: ')) return undefined;
    const evidence: Omit<Evidence, 'recognizer'> = { by: 'text', field: 'message', value };
    if (stored && value === 'Request aborted') return fault('client_closed_request', { evidence });
    if (!BROKEN_FORM.test(value)) return undefined;
    return fault('invalid_request_error', { message: 'the multipart body is malformed', evidence });
  },
};

function multerFault(thrown: unknown): Fault | undefined {
  const value = readString(thrown, 'code', 64) ?? '';
  const evidence: Omit<Evidence, 'recognizer'> = { by: 'code', field: 'code', value };
  const param = readString(thrown, 'field', 200);
  const message = readString(thrown, 'message', 200);
  if (TOO_MUCH.has(value)) return fault('request_too_large', { message, param, evidence });
  if (value === 'LIMIT_UNEXPECTED_FILE')
    return fault('invalid_request_error', { message, param, issue: 'unknown', evidence });
  if (!MALFORMED.has(value)) return undefined;
  return fault('invalid_request_error', { message, param, issue: 'value', evidence });
}
