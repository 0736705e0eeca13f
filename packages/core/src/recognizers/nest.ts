import { isErrorStatus } from '../by-status.js';
import { catalog } from '../catalog.js';
import type { Fault } from '../fault.js';
import { has, read, readArray, readNumber, readString } from '../guarded.js';
import { invalidParameter } from '../invalid-parameter.js';
import type { Recognizer } from '../recognizer.js';
import type { Evidence } from '../types.js';
import { classValidatorFault } from './class-validator.js';
import { declaredFaultCode, faultOfStatus } from './declared-status.js';
import { dressedFault } from './nest-dressed.js';
import { joined, readSentences } from './validation/constraint-sentence.js';
import { zodFault } from './zod.js';

/**
 * Nest's HttpException, by its methods (`instanceof` fails across copies): its message is what Nest
 * would send. Nest dresses failures of others in it before a filter sees them, so those are looked
 * for first: a parser's failure (Nest 12 keeps it as `cause`, 10 and 11 only its sentence),
 * class-validator's sentences, nestjs-zod's ZodError.
 */
export const nest: Recognizer = {
  name: 'nest',
  recognize(thrown) {
    if (typeof read(thrown, 'getStatus') !== 'function') return undefined;
    if (typeof read(thrown, 'getResponse') !== 'function') return undefined;
    const status = readNumber(thrown, 'status');
    if (!isErrorStatus(status) || status >= catalog.internal_error.status)
      return faultOfStatus(status ?? 0, { evidence: byStatus(status) });
    return dressedFault(thrown, status) ?? validation(thrown) ?? said(thrown, status);
  },
};

/** What a ValidationPipe, or nestjs-zod's, makes of a body. */
function validation(thrown: unknown): Fault | undefined {
  if (typeof read(thrown, 'getZodError') === 'function') {
    const found = zodFault(read(thrown, 'error'));
    if (found !== undefined) return found;
  }
  const list = readArray(read(thrown, 'response'), 'message');
  if (list === undefined) return undefined;
  const sentences = list.filter((item) => typeof item === 'string');
  const what = readSentences(sentences);
  if (what === undefined) return classValidatorFault(list);
  return invalidParameter(what, { evidence: { by: 'text', field: 'response.message[0]' } });
}

/** Nest's own 404 repeats the whole URL, and a URL may hold secrets. */
const NO_ROUTE = /^Cannot [A-Z]+ \//;
const THROTTLER = 'ThrottlerException: ';

/** An HttpException as its thrower meant it. */
function said(thrown: unknown, status: number): Fault {
  const response = read(thrown, 'response');
  const code = declaredFaultCode(response) ?? declaredFaultCode(read(response, 'error'));
  return faultOfStatus(status, {
    code,
    message: sentenceOf(thrown, response),
    headers: read(thrown, 'headers'),
    evidence:
      code === undefined ? byStatus(status) : { by: 'code', field: 'response.code', value: code },
  });
}

function sentenceOf(thrown: unknown, response: unknown): string | undefined {
  // An Error in place of the response: Nest 12 does not send its message either.
  if (has(response, 'stack')) return undefined;
  const list = readArray(response, 'message')?.filter((item) => typeof item === 'string');
  if (list !== undefined && list.length > 0) return joined(list);
  const message =
    readString(read(response, 'error'), 'message') ?? readString(thrown, 'message') ?? '';
  if (NO_ROUTE.test(message)) return undefined;
  return message.startsWith(THROTTLER) ? message.slice(THROTTLER.length) : message;
}

function byStatus(status: number | undefined): Omit<Evidence, 'recognizer'> {
  return { by: 'status', field: 'status', value: String(status) };
}
