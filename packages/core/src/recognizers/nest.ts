import { isErrorStatus } from '../by-status.js';
import { catalog } from '../catalog.js';
import { type Fault, fault } from '../fault.js';
import { has, read, readArray, readNumber, readString } from '../guarded.js';
import { invalidParameter } from '../invalid-parameter.js';
import type { Recognizer } from '../recognizer.js';
import type { Evidence } from '../types.js';
import { bodyParser } from './body-parser.js';
import { classValidatorFault } from './class-validator.js';
import { coBody } from './co-body.js';
import { declaredFaultCode, faultOfStatus } from './declared-status.js';
import { fastify } from './fastify.js';
import { httpErrors } from './http-errors.js';
import { jsonSyntax } from './json-syntax.js';
import { malformedUrl, uri } from './uri.js';
import { joined, readSentences } from './validation/constraint-sentence.js';
import { isJsonParseMessage, withoutQuote } from './validation/json-text.js';
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
    return dressed(thrown, status) ?? validation(thrown) ?? said(thrown, status);
  },
};

const PARSERS: readonly Recognizer[] = [bodyParser, coBody, fastify, jsonSyntax, uri, httpErrors];

/** Another's failure under the same status; a cause with another status was meant as a cause. */
function dressed(thrown: unknown, status: number): Fault | undefined {
  const cause = read(thrown, 'cause');
  const inner = readNumber(cause, 'status') ?? readNumber(cause, 'statusCode');
  if (inner === status && repeats(thrown, cause))
    for (const parser of PARSERS) {
      const found = parser.recognize(cause);
      if (found !== undefined) return found;
    }
  return status === catalog.invalid_request_error.status ? bySentence(thrown) : undefined;
}

/** Nest took the sentence over, or the status's name where the cause was not to be shown. */
function repeats(thrown: unknown, cause: unknown): boolean {
  const message = readString(thrown, 'message');
  return message === readString(cause, 'message') || read(cause, 'expose') === false;
}

const FASTIFY_BODY = /^Body (?:is not valid JSON but|cannot be empty when) content-type is set to /;
const BAD_URL =
  /^(?:URI malformed$|Failed to decode param )|^'.{0,4000} is not a valid url component$/s;

/** Nest 10 and 11 leave nothing of a parser's failure but its sentence. */
function bySentence(thrown: unknown): Fault | undefined {
  const message = readString(thrown, 'message') ?? '';
  if (BAD_URL.test(message)) return malformedUrl('message', 'a URL that cannot be decoded');
  if (!isJsonParseMessage(message) && !FASTIFY_BODY.test(message)) return undefined;
  return fault('invalid_request_error', {
    cause: withoutQuote(thrown),
    evidence: { by: 'text', field: 'message', value: 'not valid JSON' },
  });
}

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
  const message = readString(read(response, 'error'), 'message') ?? readString(thrown, 'message');
  return message?.startsWith(THROTTLER) ? message.slice(THROTTLER.length) : message;
}

function byStatus(status: number | undefined): Omit<Evidence, 'recognizer'> {
  return { by: 'status', field: 'status', value: String(status) };
}
