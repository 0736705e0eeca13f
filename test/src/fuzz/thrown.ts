import fc from 'fast-check';

/** What no caller may ever see. */
export const CANARY = 'canary-5f2a';

/** Where real errors carry what must stay inside. */
const SECRET_FIELDS = ['stack', 'secret', 'password', 'sql', 'request', 'options', 'response_body'];

/** What recognizers look at, so that random values come near the shapes they know. */
const FIELDS = [
  ...['name', 'message', 'code', 'status', 'statusCode', 'type', 'expose', 'headers', 'cause'],
  ...['errors', 'issues', 'error', 'response', 'isBoom', 'output', 'data', 'param', 'path'],
  ...['retryAfter', 'msBeforeNext', 'isAxiosError', 'config', 'body', 'reason', 'url', 'field'],
  ...['constructor', '__proto__', 'toJSON', 'then', 'getStatus', 'getResponse', 'retryable'],
  ...['validation', 'keyword', 'instancePath', 'constraints', 'children', 'property', 'limit'],
];

const WORDS = [
  ...[
    'ECONNRESET',
    'ETIMEDOUT',
    'ENOENT',
    'ZodError',
    'AbortError',
    'TimeoutError',
    'HttpException',
  ],
  ...['rate_limit_exceeded', 'invalid_api_key', 'internal_error', 'client_closed_request'],
  ...['entity.parse.failed', 'FST_ERR_VALIDATION', 'MulterError', 'route', 'router', '404', ''],
  ...['slow\r\nset-cookie: a=1', '\u0000\u001b[31m', '\ud800', '﻿', 'x'.repeat(10_000)],
];

const STATUSES = [0, -1, 99, 200, 302, 400, 401, 402, 404.5, 405, 407, 408, 413, 418, 422, 429];
const LATER_STATUSES = [451, 499, 500, 502, 503, 504, 529, 599, 600, 999, Number.NaN];

const scalar = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...STATUSES, ...LATER_STATUSES),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, 9n, Symbol('thrown')),
);

const headers = fc.dictionary(
  fc.oneof(
    fc.constantFrom('Retry-After', 'retry-after-ms', 'WWW-Authenticate', 'Allow', 'RateLimit'),
    fc.constantFrom('set-cookie', 'content-length', 'connection', 'x-request-id', '__proto__'),
    fc.string(),
  ),
  fc.oneof(scalar, fc.array(scalar, { maxLength: 3 })),
  { maxKeys: 5, noNullPrototype: false },
);

const plain = fc.letrec<{ value: unknown; record: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 5, arbitrary: scalar },
    { weight: 2, arbitrary: tie('record') },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: headers },
    { weight: 1, arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true }) },
  ),
  record: fc
    .tuple(
      fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), {
        maxKeys: 8,
        noNullPrototype: false,
      }),
      fc.option(headers, { nil: undefined }),
    )
    .map(([fields, given]) => ({ ...fields, ...(given === undefined ? {} : { headers: given }) })),
}));

/** Only on the outermost: what lies in `constraints` or `issues` is meant to be told. */
const withSecrets = fc
  .tuple(plain.record, fc.subarray(SECRET_FIELDS, { maxLength: 2 }))
  .map(([fields, secrets]) => ({
    ...fields,
    ...Object.fromEntries(secrets.map((name) => [name, CANARY])),
  }));

/** How a record of fields becomes what is thrown. */
const DRESSES: readonly ((fields: Record<string, unknown>) => unknown)[] = [
  (fields) => fields,
  (fields) => onto(new Error('x'), fields),
  (fields) => onto(new TypeError('fetch failed', { cause: onto(new Error('y'), fields) }), {}),
  (fields) => new AggregateError([onto(new Error('z'), fields), fields], 'all failed'),
  (fields) => Object.freeze(onto(new Error('x'), fields)),
  (fields) => onto(new DOMException('gone', 'AbortError'), fields),
  (fields) => guardedBy(fields, 2),
  (fields) => guardedBy(onto(new Error('x'), fields), 5),
  (fields) => Object.setPrototypeOf({ ...fields }, null),
  (fields) => getters(fields),
];

/** A value to throw, made when it is wanted: printing a counterexample must not touch it. */
export interface Thrown {
  readonly from: unknown;
  make(): unknown;
}

/** Anything that code can throw, much of it near to what is recognised. */
export const thrown: fc.Arbitrary<Thrown> = fc.oneof(
  { weight: 1, arbitrary: plain.value.map((from) => ({ from, make: () => from })) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(withSecrets, fc.nat({ max: DRESSES.length - 1 }))
      .map(([from, dress]) => ({ from, dress, make: () => DRESSES[dress]?.(from) })),
  },
);

function onto<T extends object>(target: T, fields: Record<string, unknown>): T {
  // Jest writes stacks by itself when they are first touched, and trips over a strange name.
  Reflect.get(target, 'stack');
  for (const [name, value] of Object.entries(fields))
    Reflect.defineProperty(target, name, { value, configurable: true, enumerable: true });
  return target;
}

/** Every so-many-th read throws; what it throws must not be told either. */
function guardedBy(target: object, every: number): object {
  let reads = 0;
  return new Proxy(target, {
    get(inner, name) {
      reads += 1;
      if (reads % every === 0) throw new Error(CANARY);
      return Reflect.get(inner, name);
    },
  });
}

function getters(fields: Record<string, unknown>): object {
  const error = onto(new Error('x'), {});
  for (const name of Object.keys(fields))
    Reflect.defineProperty(error, name, {
      get() {
        throw new Error(CANARY);
      },
    });
  return error;
}
