import { describe, expect, test } from '@jest/globals';
import { classify } from '../src/classify.js';
import { Fault, fault } from '../src/fault.js';
import type { Recognizer } from '../src/recognizer.js';

class CardDeclined extends Error {}

const payments: Recognizer = {
  name: 'payments',
  recognize: (error) => (error instanceof CardDeclined ? fault('insufficient_balance') : undefined),
};
const broken: Recognizer = {
  name: 'broken',
  recognize: () => {
    throw new Error('recognizer');
  },
};

test('a Fault comes back as itself', () => {
  const thrown = fault('conflict');
  expect(classify(thrown)).toBe(thrown);
});

test('recognizers of the user are asked first; one that throws has not recognised', () => {
  const thrown = new CardDeclined('no');
  const found = classify(thrown, { recognizers: [broken, payments] });
  expect([found.code, found.evidence.recognizer]).toEqual(['insufficient_balance', 'payments']);
  expect(found.cause).toBe(thrown);
});

describe('what lies behind', () => {
  test('a Fault in the chain is found', () => {
    const inner = fault('rate_limit_exceeded');
    expect(classify(new Error('outer', { cause: new Error('middle', { cause: inner }) }))).toBe(
      inner,
    );
  });

  test('in an AggregateError too', () => {
    const inner = fault('overloaded');
    expect(classify(new AggregateError([new Error('a'), inner]))).toBe(inner);
  });

  test('a cause that is a function is called', () => {
    const inner = fault('conflict');
    expect(classify({ cause: () => inner })).toBe(inner);
  });

  test('a chain of 10,000 and a cycle end', () => {
    let deep: unknown = fault('conflict');
    for (let i = 0; i < 10_000; i += 1) deep = new Error('x', { cause: deep });
    expect(classify(deep).code).toBe('internal_error');
    const cycle = new Error('x');
    cycle.cause = cycle;
    expect(classify(cycle).code).toBe('internal_error');
  });
});

describe('of a chain', () => {
  const declared = (status: number, cause?: unknown): Error =>
    Object.assign(new Error('said', { cause }), { status, expose: status < 500 });
  const network = (code: string, cause?: unknown): Error =>
    Object.assign(new Error('connect', { cause }), { code });
  const codeOf = (thrown: unknown): string => classify(thrown).code;

  test('what is said of the caller stands, whatever lies behind', () => {
    expect(codeOf(declared(404, network('ECONNREFUSED')))).toBe('not_found');
    expect(codeOf(declared(404, declared(503)))).toBe('not_found');
  });

  test('whoever said 500 did not mean the caller', () => {
    expect(codeOf(declared(500, declared(404)))).toBe('internal_error');
    expect(codeOf(declared(503, declared(404)))).toBe('service_unavailable');
  });

  test('a failure yields to a more meaningful one behind it', () => {
    expect(codeOf(declared(500, network('ECONNREFUSED')))).toBe('upstream_unreachable');
    expect(codeOf(declared(500, new Error('middle', { cause: declared(503) })))).toBe(
      'service_unavailable',
    );
  });

  test('a defect behind it says less', () => {
    expect(codeOf(declared(503, declared(500)))).toBe('service_unavailable');
  });

  test('the same failure again says less than the outer one', () => {
    const found = classify(network('ECONNREFUSED', network('ECONNRESET')));
    expect([found.code, found.evidence.value]).toEqual(['upstream_unreachable', 'ECONNREFUSED']);
  });
});

test('unknown stays unknown: internal_error, with no word of it for the caller', () => {
  const found = classify(new Error('password'));
  expect(found).toMatchObject({ code: 'internal_error', status: 500, expose: false });
  expect(found.evidence).toEqual({ recognizer: 'none', by: 'none' });
});

describe('a Fault of another copy', () => {
  const brand = Symbol.for('faultwire.fault');
  test('is made whole again', () => {
    const foreign = {
      [brand]: true,
      code: 'rate_limit_exceeded',
      retryAfterMs: 9000,
      message: 'slow down',
    };
    const found = classify(foreign);
    expect(found).toBeInstanceOf(Fault);
    expect(found).toMatchObject({
      code: 'rate_limit_exceeded',
      retryAfterMs: 9000,
      message: 'slow down',
    });
  });

  test('one that only bears the brand is an internal_error', () => {
    const hostile = new Proxy(
      {},
      {
        get(_target, key) {
          if (key === brand) return true;
          throw new Error('no');
        },
      },
    );
    expect(classify(hostile).code).toBe('internal_error');
  });
});
