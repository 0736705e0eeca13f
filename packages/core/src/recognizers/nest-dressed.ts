import { catalog } from '../catalog.js';
import { type Fault, fault } from '../fault.js';
import { read, readNumber, readString } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { bodyParser } from './body-parser.js';
import { coBody } from './co-body.js';
import { fastify } from './fastify.js';
import { httpErrors } from './http-errors.js';
import { jsonSyntax } from './json-syntax.js';
import { malformedUrl, uri } from './uri.js';
import { isJsonParseMessage, unquoted } from './validation/json-text.js';

const PARSERS: readonly Recognizer[] = [bodyParser, coBody, fastify, jsonSyntax, uri, httpErrors];

/**
 * A failure from before the route, which Nest hands to filters as an HttpException. Nest 12 keeps
 * the original as `cause`; one under another status was meant by the app, as a cause.
 */
export function dressedFault(thrown: unknown, status: number): Fault | undefined {
  const cause = read(thrown, 'cause');
  const inner = readNumber(cause, 'status') ?? readNumber(cause, 'statusCode');
  if (inner === status && repeats(thrown, cause))
    for (const parser of PARSERS) {
      const found = parser.recognize(cause);
      if (found !== undefined) return found;
    }
  return bySentence(thrown, status);
}

/** Nest took the sentence over, or the status's name where the cause was not to be shown. */
function repeats(thrown: unknown, cause: unknown): boolean {
  const message = readString(thrown, 'message');
  return message === readString(cause, 'message') || read(cause, 'expose') === false;
}

const FASTIFY_BODY = /^Body (?:is not valid JSON but|cannot be empty when) content-type is set to /;
const FASTIFY_TOO_LARGE = 'Request body is too large';
const BAD_URL =
  /^(?:URI malformed$|Failed to decode param )|^'.{0,4000} is not a valid url component$/s;

/** Nest 10 and 11 leave nothing of a parser's failure but its sentence. */
function bySentence(thrown: unknown, status: number): Fault | undefined {
  const message = readString(thrown, 'message') ?? '';
  if (status === catalog.request_too_large.status && message === FASTIFY_TOO_LARGE)
    return fault('request_too_large', {
      evidence: { by: 'text', field: 'message', value: message },
    });
  if (status !== catalog.invalid_request_error.status) return undefined;
  if (BAD_URL.test(message)) return malformedUrl({ by: 'text', field: 'message' });
  if (!isJsonParseMessage(message) && !FASTIFY_BODY.test(message)) return undefined;
  return fault('invalid_request_error', {
    cause: unquoted(thrown),
    evidence: { by: 'text', field: 'message', value: 'not valid JSON' },
  });
}
