import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isFault } from '../../src/fault.js';
import { recognizers } from '../../src/recognizers/index.js';

const SEED = { seed: 20_261_123, numRuns: 500 };

/** The fields that recognizers look at, so that random values come near their shapes. */
const FIELDS = [
  'body',
  'cause',
  'children',
  'code',
  'config',
  'constraints',
  'constructor',
  'data',
  'errors',
  'error',
  'expose',
  'field',
  'getResponse',
  'getStatus',
  'headers',
  'instancePath',
  'isAxiosError',
  'isBoom',
  'issues',
  'keyword',
  'lastError',
  'limit',
  'message',
  'msBeforeNext',
  'name',
  'options',
  'output',
  'params',
  'path',
  'property',
  'remaining',
  'remainingPoints',
  'request',
  'resetTime',
  'response',
  'schemaPath',
  'stack',
  'status',
  'statusCode',
  'storageErrors',
  'type',
  'unionErrors',
  'url',
  'used',
  'validation',
  'value',
  'windowMs',
];

const WORDS = [
  'AbortError',
  'AI_APICallError',
  'AI_RetryError',
  'ENOENT',
  'ERR_CANCELED',
  'FST_ERR_VALIDATION',
  'HTTPError',
  'MulterError',
  'SyntaxError',
  'URIError',
  'ZodError',
  'entity.parse.failed',
  'invalid_union',
  'fetch failed',
];

const word = fc.oneof(fc.constantFrom(...WORDS), fc.string());
const scalar = fc.oneof(
  word,
  fc.integer({ min: -1, max: 700 }),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(null, undefined, 9n, Symbol('s')),
  fc.func(fc.anything()),
);

const { thrown } = fc.letrec<{ thrown: unknown; value: unknown; record: object }>((tie) => ({
  value: fc.oneof(
    { weight: 6, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('thrown'), { maxLength: 3 }) },
    { weight: 2, arbitrary: tie('record') },
  ),
  record: fc.dictionary(fc.constantFrom(...FIELDS), tie('value'), {
    maxKeys: 8,
    noNullPrototype: false,
  }),
  thrown: fc.oneof(
    { weight: 4, arbitrary: tie('record') },
    {
      weight: 2,
      arbitrary: tie('record').map((fields) =>
        Object.assign(new Error('x'), safe(fields as object)),
      ),
    },
    { weight: 1, arbitrary: tie('value') },
    {
      weight: 1,
      arbitrary: fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withNullPrototype: true,
      }),
    },
  ),
}));

/** `constructor` and `stack` cannot be assigned to everything. */
function safe(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== 'constructor'));
}

/** Wraps a value so that reading it hurts: every third property throws. */
function hostile(value: unknown, every: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  let reads = 0;
  return new Proxy(value, {
    get(target, key, receiver) {
      reads += 1;
      if (reads % every === 0) throw new Error('reading hurts');
      return hostile(Reflect.get(target, key, receiver), every);
    },
    has(target, key) {
      if (every === 2) throw new Error('asking hurts');
      return Reflect.has(target, key);
    },
    ownKeys(target) {
      if (every === 3) throw new Error('listing hurts');
      return Reflect.ownKeys(target);
    },
  });
}

/** Asks them all; says who did not answer with a Fault or nothing. */
function misbehaving(value: () => unknown): string[] {
  return recognizers.flatMap(({ name, recognize }) => {
    try {
      const found = recognize(value());
      return found === undefined || isFault(found) ? [] : [`${name} said something else`];
    } catch (error) {
      return [`${name} threw ${String(error)}`];
    }
  });
}

describe('every recognizer, given anything at all', () => {
  test('says a Fault or nothing, and never throws', () => {
    fc.assert(
      fc.property(thrown, (value) => {
        expect(misbehaving(() => value)).toEqual([]);
      }),
      SEED,
    );
  });

  test('though every read may hurt', () => {
    fc.assert(
      fc.property(thrown, fc.integer({ min: 1, max: 7 }), (value, every) => {
        expect(misbehaving(() => hostile(value, every))).toEqual([]);
      }),
      SEED,
    );
  });

  test.each([
    ['a revoked Proxy', revoked()],
    ['getters that throw', throwingGetters()],
    ['a frozen Error', Object.freeze(new Error('x'))],
    ['null', null],
    ['undefined', undefined],
  ])('%s is nothing to any of them', (_, value) => {
    for (const { recognize } of recognizers) expect(recognize(value)).toBeUndefined();
  });
});

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function throwingGetters(): object {
  const get = (): never => {
    throw new Error('reading hurts');
  };
  return Object.defineProperties({}, Object.fromEntries(FIELDS.map((field) => [field, { get }])));
}
