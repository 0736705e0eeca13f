import { runInNewContext } from 'node:vm';

/** A value that code may throw, and that an error path has to survive. */
export interface HostileThrow {
  readonly name: string;
  /** A new value each time: some are used up by whoever touches them. */
  make(): unknown;
}

/**
 * Values that handlers were seen to throw and that made error handlers hang, crash, leak or answer
 * nonsense: what to check an error path with. Each must come out as one valid envelope.
 *
 * @example
 * ```ts
 * for (const { name, make } of hostileThrows)
 *   test(name, async () => expectEnvelope(await callHandlerThatThrows(make())));
 * ```
 */
export const hostileThrows: readonly HostileThrow[] = [
  { name: 'plain Error', make: () => new Error('secret of the house') },
  { name: 'http-errors 400', make: () => httpError(400, 'that field is wrong') },
  {
    name: 'http-errors 401 with WWW-Authenticate',
    make: () => httpError(401, 'log in', { headers: { 'WWW-Authenticate': 'Bearer realm="x"' } }),
  },
  {
    name: 'http-errors 429 with Retry-After',
    make: () => httpError(429, 'slow down', { headers: { 'Retry-After': '7' } }),
  },
  {
    name: 'http-errors 503 with expose',
    make: () => httpError(503, 'down for an hour', { expose: true }),
  },
  { name: 'null', make: () => null },
  { name: 'undefined', make: () => undefined },
  { name: 'a string', make: () => 'just a string' },
  { name: 'an empty string', make: () => '' },
  { name: 'zero', make: () => 0 },
  { name: 'false', make: () => false },
  { name: 'NaN', make: () => Number.NaN },
  { name: 'a bigint', make: () => 10n },
  { name: 'a symbol', make: () => Symbol('thrown') },
  { name: 'a function', make: () => function thrown(): void {} },
  { name: 'an array', make: () => [new Error('one'), 'two'] },
  { name: "Express' word route", make: () => 'route' },
  { name: "Express' word router", make: () => 'router' },
  { name: 'a plain object with status', make: () => ({ status: 418, message: 'teapot' }) },
  { name: 'an object without prototype', make: () => Object.create(null) as unknown },
  { name: 'status 200', make: () => withFields(new Error('fine'), { status: 200 }) },
  { name: "status '404'", make: () => withFields(new Error('lost'), { status: '404' }) },
  { name: 'status 999', make: () => withFields(new Error('beyond'), { status: 999 }) },
  { name: 'status 400.5', make: () => withFields(new Error('half'), { status: 400.5 }) },
  { name: 'status -1', make: () => withFields(new Error('less'), { status: -1 }) },
  {
    name: 'an error of another realm',
    make: () =>
      runInNewContext(
        "Object.assign(new Error('over there'), { status: 400, statusCode: 400, expose: true })",
      ) as unknown,
  },
  { name: 'a status getter that throws', make: () => withGetter(new Error('x'), 'status') },
  {
    name: 'a message getter that throws',
    make: () => withGetter(httpError(400, 'unreadable'), 'message'),
  },
  { name: 'a headers getter that throws', make: () => withGetter(httpError(400, 'x'), 'headers') },
  { name: 'a code getter that throws', make: () => withGetter(new Error('x'), 'code') },
  { name: 'a then getter that throws', make: () => withGetter(new Error('x'), 'then') },
  {
    name: 'a chain of causes',
    make: () => new Error('a', { cause: new Error('b', { cause: new TypeError('c') }) }),
  },
  { name: 'a chain of 10,000 causes', make: () => causeChain(10_000) },
  { name: 'a cause that is itself', make: () => cyclic() },
  { name: 'a BigInt property', make: () => withFields(new Error('big'), { id: 10n }) },
  {
    name: 'an AggregateError',
    make: () => new AggregateError([new Error('one'), new TypeError('two')], 'all failed'),
  },
  {
    name: 'CR and LF in a header value',
    make: () =>
      httpError(429, 'split', { headers: { 'Retry-After': '1\r\nset-cookie: stolen=1' } }),
  },
  {
    name: 'headers that it should not set',
    make: () =>
      httpError(400, 'greedy', {
        headers: {
          'content-length': '1',
          'transfer-encoding': 'chunked',
          connection: 'upgrade',
          'set-cookie': 'stolen=1',
          'content-encoding': 'gzip',
          'x-request-id': 'forged',
        },
      }),
  },
  {
    name: 'five thousand headers',
    make: () =>
      httpError(400, 'many', {
        headers: Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`x-h${n}`, 'v'])),
      }),
  },
  {
    name: 'a header of 1 MB',
    make: () => httpError(401, 'long', { headers: { 'www-authenticate': 'x'.repeat(1_000_000) } }),
  },
  { name: 'a frozen error', make: () => Object.freeze(httpError(400, 'frozen')) },
  { name: 'a revoked proxy', make: () => revoked() },
  { name: 'a proxy whose traps throw', make: () => trapped() },
  {
    name: 'a toJSON that throws',
    make: () =>
      withFields(new Error('x'), {
        toJSON: () => {
          throw new Error('toJSON');
        },
      }),
  },
  { name: 'a DOMException AbortError', make: () => new DOMException('aborted', 'AbortError') },
  {
    name: 'a DOMException TimeoutError',
    make: () => new DOMException('took too long', 'TimeoutError'),
  },
  { name: 'a message of 10 MB', make: () => httpError(400, 'm'.repeat(10_000_000)) },
  {
    name: 'control characters and lone surrogates in the message',
    make: () => httpError(400, 'a\u0000b\u001b[31mc\ud800d\u2028e'),
  },
  { name: 'a message that is no string', make: () => httpError(400, 7 as unknown as string) },
  { name: 'an empty message', make: () => httpError(400, '') },
];

/** The shape of the http-errors package, without the package. */
function httpError(status: number, message: string, more: object = {}): Error {
  const error = Object.assign(new Error(), { status, statusCode: status, expose: status < 500 });
  Object.defineProperty(error, 'message', { value: message, configurable: true, writable: true });
  return Object.assign(error, more);
}

function withFields(error: Error, fields: object): Error {
  return Object.assign(error, fields);
}

function withGetter(error: Error, name: string): Error {
  return Object.defineProperty(error, name, {
    get() {
      throw new Error(`the getter of ${name}`);
    },
  });
}

function causeChain(length: number): Error {
  let error = new Error('the first of all');
  for (let depth = 1; depth < length; depth += 1) error = new Error('and so on', { cause: error });
  return error;
}

function cyclic(): Error {
  const error: Error & { self?: unknown } = new Error('round and round');
  error.cause = error;
  error.self = error;
  return error;
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable(new Error('gone'), {});
  revoke();
  return proxy;
}

function trapped(): unknown {
  const trap = (): never => {
    throw new Error('a trap');
  };
  return new Proxy(new Error('x'), {
    get: trap,
    has: trap,
    ownKeys: trap,
    getPrototypeOf: trap,
    getOwnPropertyDescriptor: trap,
  });
}
