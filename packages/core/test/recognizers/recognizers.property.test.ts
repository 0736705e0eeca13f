import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isFault } from '../../src/fault.js';
import { recognizers } from '../../src/recognizers/index.js';
import { FIELDS, nearThrown } from '../fixtures/near-thrown.js';

const SEED = { seed: 20_261_123, numRuns: 500 };

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
      fc.property(nearThrown, (value) => {
        expect(misbehaving(() => value)).toEqual([]);
      }),
      SEED,
    );
  });

  test('though every read may hurt', () => {
    fc.assert(
      fc.property(nearThrown, fc.integer({ min: 1, max: 7 }), (value, every) => {
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
