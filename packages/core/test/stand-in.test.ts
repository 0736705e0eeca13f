import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { catalog } from '../src/catalog.js';
import { classify } from '../src/classify.js';
import { Fault, type FaultOptions, fault, isFault } from '../src/fault.js';
import { beginStandIns, endStandIns } from '../src/stackless.js';
import type { FaultCode } from '../src/types.js';

// What classify makes of an error is not made by the engine; nobody may see a difference.
const codes = fc.constantFrom(...(Object.keys(catalog) as FaultCode[]));
const said: fc.Arbitrary<FaultOptions> = fc.record(
  {
    message: fc.string(),
    param: fc.string(),
    retryAfterMs: fc.integer(),
    cause: fc.constantFrom(new Error('behind'), 'words', null),
    headers: fc.constantFrom({ allow: 'GET' }, {}),
    evidence: fc.constant({ by: 'code', field: 'code', value: 'ECONNRESET' }),
    partial: fc.constant({ frames: 1, bytes: 2, text: 'so far' }),
  },
  { requiredKeys: [] },
);
const standIn = (code: FaultCode, options?: FaultOptions) => {
  const outside = beginStandIns();
  const made = fault(code, options);
  endStandIns(outside);
  return made;
};
const printed = (made: Fault) => inspect(made, { depth: 9 });

describe('a Fault made for an error that was thrown already', () => {
  test('is, has, prints and says the same as one that is thrown', () => {
    fc.assert(
      fc.property(codes, said, (code, options) => {
        const made = standIn(code, options);
        const thrown = fault(code, options);
        expect(made).toBeInstanceOf(Fault);
        expect(made).toBeInstanceOf(Error);
        expect(isFault(made)).toBe(true);
        expect({ ...made }).toEqual({ ...thrown });
        expect(Object.keys(made)).toEqual(Object.keys(thrown));
        expect(Object.getOwnPropertySymbols(made)).toEqual([]);
        expect(JSON.stringify(made)).toBe(JSON.stringify(thrown));
        expect(String(made)).toBe(String(thrown));
        expect(made.message).toBe(thrown.message);
        expect(made.cause).toBe(thrown.cause);
        // The stack of a gateway's own fault has frames, which a stand-in has not.
        thrown.stack = String(thrown.stack).replace(/(?:\n {4}at .*)+$/, '');
        expect(made.stack).toBe(thrown.stack);
        expect(printed(made)).toBe(printed(thrown));
      }),
      { seed: 20_261_123, numRuns: 300 },
    );
  });

  test('may be written on as one that is thrown', () => {
    const made = Object.assign(standIn('conflict'), { message: 'busy', stack: 'none', cause: 7 });
    expect([made.message, made.stack, made.cause]).toEqual(['busy', 'none', 7]);
    expect({ ...made }).toEqual({ ...fault('conflict') });
  });

  test('lends what it hides to what is made after it', () => {
    const cause = new Error('behind');
    const after = Object.create(standIn('conflict', { message: 'busy', cause })) as Fault;
    expect([after.message, after.cause, after.stack]).toEqual(['busy', cause, 'Fault: busy']);
  });
});

test('the engine makes what is thrown, with the stack as own property', () => {
  for (const made of [fault('conflict'), fault('internal_error'), new Fault('overloaded')])
    for (const key of ['message', 'stack'])
      expect(Object.getOwnPropertyDescriptor(made, key)).toMatchObject({ enumerable: false });
  expect(fault('conflict').stack).toBe(
    'Fault: the request conflicts with the current state of the server',
  );
});

test("a recognizer's Faults are stand-ins, and none afterwards, though it throws", () => {
  const seen: Fault[] = [];
  const recognize = (): never => {
    seen.push(fault('internal_error'));
    throw new Error('recognizer');
  };
  classify(new Error('x'), { recognizers: [{ name: 'own', recognize }] });
  expect(seen[0]?.stack).toBe('Fault: internal server error');
  expect(fault('internal_error').stack).toContain('stand-in.test');
});

test('where Error is frozen, a Fault is made all the same', () => {
  const { stackTraceLimit } = Error;
  Object.defineProperty(Error, 'stackTraceLimit', { writable: false });
  try {
    expect(fault('conflict').code).toBe('conflict');
    expect(classify(new SyntaxError('Unexpected end of JSON input')).code).toBe('internal_error');
  } finally {
    Object.defineProperty(Error, 'stackTraceLimit', { writable: true, value: stackTraceLimit });
  }
});
