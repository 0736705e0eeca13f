import { isObject } from '../guarded.js';
import type { Recognizer } from '../recognizer.js';
import { recognizers } from './index.js';

/** What can be seen of a thrown value at one look, a bit each. */
const AXIOS = 1 << 0;
const BODY = 1 << 1;
const BOOM = 1 << 2;
const CAUSE = 1 << 3;
const CLASS = 1 << 4;
const CODE = 1 << 5;
const CODE_OF_FASTIFY = 1 << 6;
const CODE_OF_NODE = 1 << 7;
const COMPLAINT = 1 << 8;
const ERRNO = 1 << 9;
const ERROR = 1 << 10;
const ERRORS = 1 << 11;
const EXPOSE = 1 << 12;
const EXPOSED_CODE = 1 << 13;
const FORM = 1 << 14;
const GET_STATUS = 1 << 15;
const HEADERS = 1 << 16;
const ISSUES = 1 << 17;
const NAME_OF_ABORT = 1 << 18;
const NAME_OF_AI_SDK = 1 << 19;
const NAME_OF_JWT = 1 << 20;
const NAME_OF_SYNTAX = 1 << 21;
const NAME_OF_TYPE = 1 << 22;
const NAME_OF_URI = 1 << 23;
const NO_ERROR = 1 << 24;
const OPTIONS = 1 << 25;
const REQUEST = 1 << 26;
const RESPONSE = 1 << 27;
const STATUS = 1 << 28;
const TYPE = 1 << 29;
const WAIT = 1 << 30;

/**
 * Without any of these a value cannot be the recognizer's, so it need not be asked; one that is not
 * listed here is always asked. In a storm the thirty questions cost more than all the rest of an
 * answer.
 */
const TELLING: Readonly<Record<string, number>> = {
  nest: GET_STATUS,
  boom: BOOM,
  fastify: CODE_OF_FASTIFY,
  zod: ISSUES,
  ajv: ERRORS | NO_ERROR,
  'class-validator': ERRORS | COMPLAINT | NO_ERROR,
  'express-openapi-validator': ERRORS,
  'body-parser': TYPE | EXPOSED_CODE,
  'co-body': BODY,
  multer: FORM,
  jsonwebtoken: NAME_OF_JWT,
  jose: CODE_OF_NODE,
  'rate-limiter-flexible': CLASS | WAIT | NO_ERROR,
  'express-rate-limit': CODE_OF_NODE | WAIT,
  anthropic: ERROR,
  openai: ERROR | CLASS,
  'ai-sdk': NAME_OF_AI_SDK,
  axios: AXIOS,
  got: OPTIONS,
  ky: REQUEST,
  'foreign-response': RESPONSE | HEADERS,
  abort: NAME_OF_ABORT | CODE,
  network: NAME_OF_TYPE | CODE | CAUSE | ERRORS,
  'json-syntax': NAME_OF_SYNTAX,
  uri: NAME_OF_URI,
  'http-errors': EXPOSE,
  'file-system': ERRNO,
  'standard-schema': ISSUES | NO_ERROR,
  'status-error': STATUS,
};

const NAMES: ReadonlyMap<unknown, number> = new Map([
  ['AbortError', NAME_OF_ABORT],
  ['TimeoutError', NAME_OF_ABORT],
  ['JsonWebTokenError', NAME_OF_JWT],
  ['NotBeforeError', NAME_OF_JWT],
  ['TokenExpiredError', NAME_OF_JWT],
  ['MulterError', FORM],
  ['SyntaxError', NAME_OF_SYNTAX],
  ['TypeError', NAME_OF_TYPE],
  ['URIError', NAME_OF_URI],
]);

const CLASSES: ReadonlySet<string> = new Set([
  'ContentFilterFinishReasonError',
  'RateLimiterQueueError',
]);

const EVERYTHING = -1;
/** So that those who are always asked are. */
const ALWAYS = 1 << 31;
const MASKS: readonly number[] = recognizers.map(({ name }) => TELLING[name] ?? EVERYTHING);
const NOBODY: readonly Recognizer[] = [];

/** Errors come in few shapes; hostile ones must not fill the memory. */
const known = new Map<number, readonly Recognizer[]>();
const MOST_KNOWN = 256;

/** The built-in recognizers that have to be asked of this value, in their order. Never throws. */
export function candidates(thrown: unknown): readonly Recognizer[] {
  if (!isObject(thrown)) return NOBODY;
  const seen = look(thrown);
  return known.get(seen) ?? remembered(seen);
}

function remembered(seen: number): readonly Recognizer[] {
  const asked = recognizers.filter((_, index) => ((MASKS[index] as number) & seen) !== 0);
  if (known.size < MOST_KNOWN) known.set(seen, asked);
  return asked;
}

/** Whatever is looked for; nothing is known of its types. */
type Seen = { readonly [key: string]: unknown };

/** Each property by its name, because V8 remembers where a named one stands, and that there is none. */
function look(thrown: object): number {
  const e = thrown as Seen;
  try {
    let seen = thrown instanceof Error ? ALWAYS : ALWAYS | NO_ERROR;
    if (e['code'] !== undefined) seen |= lookBesideCode(e);
    if (e['status'] !== undefined || e['statusCode'] !== undefined) seen |= lookBesideStatus(e);
    if (e['name'] !== 'Error') seen |= lookBesideName(e);
    const made = e['constructor'];
    if (made !== Error) seen |= lookAtClass(made);
    // The SDKs' errors have it, though it is undefined where no answer came.
    if ((made !== Error || (seen & STATUS) !== 0) && 'error' in e) seen |= ERROR;
    if (e['type'] !== undefined) seen |= TYPE;
    if (e['cause'] !== undefined) seen |= CAUSE;
    if (e['errors'] !== undefined) seen |= ERRORS;
    if (e['issues'] !== undefined) seen |= ISSUES;
    if (e['response'] !== undefined) seen |= RESPONSE;
    if (e['getStatus'] !== undefined) seen |= GET_STATUS;
    if (e['isBoom'] !== undefined) seen |= BOOM;
    if (e['isAxiosError'] !== undefined || e['__CANCEL__'] !== undefined) seen |= AXIOS;
    if (e['msBeforeNext'] !== undefined || e['limit'] !== undefined) seen |= WAIT;
    if (e['property'] !== undefined) seen |= COMPLAINT;
    if (e['storageErrors'] !== undefined || startsWith(e['message'], 'Multipart: ')) seen |= FORM;
    return seen;
  } catch {
    return EVERYTHING;
  }
}

function lookBesideCode(e: Seen): number {
  let seen = CODE;
  if (startsWith(e['code'], 'FST_')) seen |= CODE_OF_FASTIFY;
  if (startsWith(e['code'], 'ERR_')) seen |= CODE_OF_NODE;
  if (e['errno'] !== undefined) seen |= ERRNO;
  if (e['options'] !== undefined) seen |= OPTIONS;
  if (e['expose'] !== undefined) seen |= EXPOSED_CODE;
  return seen;
}

function lookBesideStatus(e: Seen): number {
  let seen = STATUS;
  if (e['expose'] !== undefined) seen |= EXPOSE;
  if (e['body'] !== undefined) seen |= BODY;
  if (e['headers'] !== undefined) seen |= HEADERS;
  if (e['windowMs'] !== undefined) seen |= WAIT;
  return seen;
}

function lookBesideName(e: Seen): number {
  const { name } = e;
  const seen = NAMES.get(name) ?? (startsWith(name, 'AI_') ? NAME_OF_AI_SDK : 0);
  return e['request'] === undefined ? seen : seen | REQUEST;
}

function lookAtClass(made: unknown): number {
  return typeof made === 'function' && CLASSES.has(made.name) ? CLASS : 0;
}

function startsWith(text: unknown, start: string): boolean {
  return typeof text === 'string' && text.startsWith(start);
}
