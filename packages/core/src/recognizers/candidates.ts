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
const CONSTRAINTS = 1 << 6;
const ERRNO = 1 << 7;
const ERROR = 1 << 8;
const ERRORS = 1 << 9;
const EXPOSE = 1 << 10;
const GET_STATUS = 1 << 11;
const HEADERS = 1 << 12;
const ISSUES = 1 << 13;
const LIMIT = 1 << 14;
const NO_ERROR = 1 << 15;
const OPTIONS = 1 << 16;
const REQUEST = 1 << 17;
const RESPONSE = 1 << 18;
const STATUS = 1 << 19;
const TYPE = 1 << 20;
const WAIT = 1 << 21;
const NAME_OF_ABORT = 1 << 22;
const NAME_OF_AI_SDK = 1 << 23;
const NAME_OF_JWT = 1 << 24;
const NAME_OF_SYNTAX = 1 << 25;
const NAME_OF_TYPE = 1 << 26;
const NAME_OF_URI = 1 << 27;

/**
 * Without any of these a value cannot be the recognizer's, so it need not be asked; one that is not
 * listed here is always asked. In a storm the thirty questions cost more than all the rest of an
 * answer.
 */
const TELLING: Readonly<Record<string, number>> = {
  nest: GET_STATUS,
  boom: BOOM,
  fastify: CODE,
  zod: ISSUES,
  ajv: ERRORS | NO_ERROR,
  'class-validator': ERRORS | CONSTRAINTS | NO_ERROR,
  'express-openapi-validator': ERRORS,
  'body-parser': TYPE | EXPOSE,
  'co-body': BODY,
  jsonwebtoken: NAME_OF_JWT,
  jose: CODE,
  'rate-limiter-flexible': CLASS | WAIT | NO_ERROR,
  'express-rate-limit': CODE | LIMIT,
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
  ['SyntaxError', NAME_OF_SYNTAX],
  ['TypeError', NAME_OF_TYPE],
  ['URIError', NAME_OF_URI],
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
  const remembered = known.get(seen);
  if (remembered !== undefined) return remembered;
  const asked = recognizers.filter((_, index) => ((MASKS[index] as number) & seen) !== 0);
  if (known.size < MOST_KNOWN) known.set(seen, asked);
  return asked;
}

/** Whatever is looked for; nothing is known of its types. */
type Seen = { readonly [key: string]: unknown };

/** Each property by its name, because V8 remembers where a named one stands, and that there is none. */
function look(thrown: object): number {
  const e = thrown as Seen;
  let seen = ALWAYS;
  try {
    if (!(thrown instanceof Error)) seen |= NO_ERROR;
    if (e['code'] !== undefined) seen |= CODE;
    if (e['status'] !== undefined || e['statusCode'] !== undefined) seen |= STATUS;
    if (e['expose'] !== undefined) seen |= EXPOSE;
    if (e['type'] !== undefined) seen |= TYPE;
    if (e['name'] !== 'Error') seen |= lookAtName(e['name']);
    if (e['constructor'] !== Error) seen |= CLASS;
    if (e['cause'] !== undefined) seen |= CAUSE;
    if (e['errors'] !== undefined) seen |= ERRORS;
    if (e['issues'] !== undefined) seen |= ISSUES;
    if (e['response'] !== undefined) seen |= RESPONSE;
    if (e['headers'] !== undefined) seen |= HEADERS;
    if (e['body'] !== undefined) seen |= BODY;
    if (e['errno'] !== undefined) seen |= ERRNO;
    if (e['getStatus'] !== undefined) seen |= GET_STATUS;
    if (e['isBoom'] !== undefined) seen |= BOOM;
    if (e['isAxiosError'] !== undefined || e['__CANCEL__'] !== undefined) seen |= AXIOS;
    if (e['options'] !== undefined) seen |= OPTIONS;
    if (e['request'] !== undefined) seen |= REQUEST;
    if (e['msBeforeNext'] !== undefined) seen |= WAIT;
    if (e['limit'] !== undefined || e['windowMs'] !== undefined) seen |= LIMIT;
    if (e['constraints'] !== undefined || e['children'] !== undefined) seen |= CONSTRAINTS;
    // The SDKs' errors have it, though it is undefined where no answer came.
    if ('error' in thrown) seen |= ERROR;
    return seen;
  } catch {
    return EVERYTHING;
  }
}

function lookAtName(name: unknown): number {
  return (
    NAMES.get(name) ?? (typeof name === 'string' && name.startsWith('AI_') ? NAME_OF_AI_SDK : 0)
  );
}
