import { expect, test } from '@jest/globals';
import { fault } from '../../src/fault.js';

// An iterator of headers that never ends was read to its end.
test('of headers without an end the first ones count', () => {
  function* endless(): Generator<[string, string]> {
    yield ['allow', 'GET'];
    for (;;) yield ['x-more', 'of it'];
  }
  const headers = endless() as unknown as Record<string, string>;
  expect(fault('method_not_allowed', { headers }).headers).toEqual({ allow: 'GET' });
});
