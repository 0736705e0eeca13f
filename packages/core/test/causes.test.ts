import { describe, expect, test } from '@jest/globals';
import { causes } from '../src/causes.js';

// docs/contract.md, "Bad input never hurts".
describe('what lies behind', () => {
  test('is found outermost first, each value once', () => {
    const root = new Error('root');
    const one = new Error('one', { cause: root });
    const both = new AggregateError([one, root, one], 'both');
    expect(causes(both)).toEqual([both, one, root]);
    expect(causes(both)).toHaveLength(3);
  });

  test('is the cause before the members', () => {
    const cause = new Error('cause');
    const member = new Error('member');
    expect(causes(new AggregateError([member], 'both', { cause }))).toEqual([
      expect.any(AggregateError),
      cause,
      member,
    ]);
  });

  test('is nothing where the cause is undefined or null, or where nothing can be asked', () => {
    for (const cause of [undefined, null])
      expect(causes(Object.assign(new Error('x'), { cause }))).toHaveLength(1);
    for (const thrown of [undefined, null, 0, '', 'text', Symbol('x')])
      expect(causes(thrown)).toEqual([thrown]);
  });

  test('is what a function called cause returns, bound to its error', () => {
    const inner = new Error('inner');
    const outer = {
      inner,
      cause(this: { inner: Error }): Error {
        return this.inner;
      },
    };
    expect(causes(outer)).toEqual([outer, inner]);
  });

  test('ends at 64 values, in a chain or in breadth', () => {
    let chain = new Error('0');
    for (let depth = 1; depth < 200; depth += 1) chain = new Error(`${depth}`, { cause: chain });
    expect(causes(chain)).toHaveLength(64);
    const wide = (depth: number): Error =>
      depth === 0
        ? new Error('leaf')
        : new AggregateError(Array.from({ length: 20 }, () => wide(depth - 1)));
    expect(causes(wide(2))).toHaveLength(64);
    // Of one AggregateError sixteen members are looked at.
    expect(causes(wide(1))).toHaveLength(17);
  });
});
