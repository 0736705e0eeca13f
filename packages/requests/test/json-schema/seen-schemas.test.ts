import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SeenSchemas } from '../../src/json-schema/seen-schemas.js';
import { weather } from '../requests.js';

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('a schema that was seen', () => {
  test('is not checked again: the very same verdict comes back', () => {
    const seen = new SeenSchemas();
    seen.check('f', clone(weather), true);
    const second = seen.check('f', clone(weather), true);
    const third = seen.check('f', clone(weather), true);
    expect(third).toMatchObject(second);
    expect(seen.check('f', clone(weather), true)).toBe(third);
  });

  test('is checked again where the caller changed it afterwards', () => {
    const seen = new SeenSchemas();
    const schema = clone(weather) as { type: string };
    for (let times = 0; times < 3; times += 1) seen.check('f', schema, true);
    schema.type = 'strin';
    expect(seen.check('f', schema, true).violations).toHaveLength(1);
  });

  test('is checked again where it is strict for the first time', () => {
    const seen = new SeenSchemas();
    const open = { type: 'object', properties: {} };
    for (let times = 0; times < 3; times += 1) seen.check('f', clone(open), false);
    expect(seen.check('f', clone(open), true).violations).toHaveLength(1);
  });
});

test('what differs anywhere is never taken for what was seen', () => {
  const json = fc.jsonValue({ maxDepth: 3 });
  fc.assert(
    fc.property(json, json, (one, other) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(other));
      const seen = new SeenSchemas();
      for (let times = 0; times < 3; times += 1) seen.check('f', clone({ default: one }), false);
      const kept = seen.check('f', clone({ default: one }), false);
      expect(seen.check('f', clone({ default: one }), false)).toBe(kept);
      expect(seen.check('f', clone({ default: other }), false)).not.toBe(kept);
    }),
    { seed: 20261123, numRuns: 500 },
  );
});

test('it holds no more than it should: other names push old ones out', () => {
  const seen = new SeenSchemas();
  for (let times = 0; times < 3; times += 1) seen.check('first', clone(weather), true);
  const kept = seen.check('first', clone(weather), true);
  for (let index = 0; index < 2048; index += 1) seen.check(`tool_${index}`, {}, false);
  expect(seen.check('first', clone(weather), true)).not.toBe(kept);
});
