import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { schemaViolations } from '../../src/json-schema/check-schema.js';
import type { Schema } from '../../src/json-schema/keywords.js';
import { weather } from '../requests.js';

const options = { strict: false, validateFormats: false };
const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

const metaSchemas = {
  '2020-12': new Ajv2020(options).getSchema('https://json-schema.org/draft/2020-12/schema'),
  'draft-07': new Ajv(options).getSchema('http://json-schema.org/draft-07/schema'),
};

/** Schemas, right and wrong, out of the keywords of both drafts. */
const schemas: fc.Arbitrary<Schema> = fc.letrec<{ schema: Schema; value: unknown }>((tie) => ({
  schema: fc.dictionary(
    fc.constantFrom(
      ...['type', 'properties', 'items', 'required', 'enum', 'const', 'anyOf', 'allOf', 'oneOf'],
      ...['not', 'if', 'minimum', 'minLength', 'multipleOf', 'uniqueItems', 'description', 'title'],
      ...[
        'additionalProperties',
        'propertyNames',
        'contains',
        'dependencies',
        '$comment',
        'format',
      ],
      ...['$defs', 'definitions', 'default', 'readOnly', 'examples', 'x-own'],
    ),
    tie('value'),
    { maxKeys: 4, noNullPrototype: true },
  ),
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('string', 'object', 'strin', 0, 1, -1, 1.5, true, false, null),
    fc.constantFrom([], ['a'], ['a', 'a'], ['string', 'null'], [5], {}, { a: {} }, { a: 'x' }),
    tie('schema'),
    fc.array(tie('schema'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b'), tie('schema'), { maxKeys: 2, noNullPrototype: true }),
  ),
})).schema;

test.each([
  ['2020-12', undefined],
  ['draft-07', DRAFT_07],
] as const)('says the same as the whole meta-schema of %s', (draft, $schema) => {
  fc.assert(
    fc.property(schemas, (schema) => {
      const text = JSON.stringify(schema);
      // Without `$schema` a list in `items` is taken for draft-07, which would have the values of
      // an `enum` unique, as 2020-12 no longer does, and does not know the `$defs` that everybody
      // writes nevertheless.
      fc.pre($schema !== undefined || !Array.isArray(schema['items']));
      fc.pre($schema === undefined || !/\$defs|"enum":\["a","a"\]/.test(text));
      const whole = $schema === undefined ? schema : { ...schema, $schema };
      const right = metaSchemas[draft]?.(whole) === true;
      expect([whole, schemaViolations(whole, false).length === 0]).toEqual([whole, right]);
    }),
    { seed: 20261123, numRuns: 2000 },
  );
});

function places(schema: Schema, strict = true): string[] {
  return schemaViolations(schema, strict).map(
    ({ path, message }) => `${path.join('.')} ${message}`,
  );
}

describe('the strict subset, each violation with its place', () => {
  const inner = { type: 'object', properties: { a: { type: 'string' }, b: {} }, required: ['a'] };

  test('of an object', () => {
    expect(places({ ...weather, properties: { city: inner } })).toEqual([
      "properties.city must have 'additionalProperties' set to false",
      "properties.city.properties.b must be listed in 'required'",
    ]);
  });

  test('in definitions, lists and combinations', () => {
    const open = { type: 'object', properties: {}, required: [] };
    const wrong = "must have 'additionalProperties' set to false";
    expect(
      places({
        ...weather,
        $defs: { open },
        properties: { city: { anyOf: [{ type: 'null' }, { type: 'array', items: open }] } },
      }),
    ).toEqual([`properties.city.anyOf.1.items ${wrong}`, `$defs.open ${wrong}`]);
  });

  test('unsupported keywords, wherever they stand', () => {
    expect(places({ ...weather, properties: { city: { allOf: [], uniqueItems: true } } })).toEqual([
      // `allOf: []` is no JSON Schema, and that comes first.
      'properties.city.allOf must NOT have fewer than 1 items',
    ]);
    expect(
      places({ ...weather, properties: { city: { allOf: [{}], uniqueItems: true } } }),
    ).toEqual([
      'properties.city.allOf is not supported with strict: true',
      'properties.city.uniqueItems is not supported with strict: true',
    ]);
  });

  test('the root', () => {
    expect(places({ anyOf: [weather] })).toEqual([
      " must not have 'anyOf' at its root",
      " must have the type 'object' at its root",
    ]);
  });

  test.each([
    [10, []],
    [11, [' is nested deeper than 10 levels']],
  ])('%i levels of objects', (levels, expected) => {
    let schema: Schema = weather;
    for (let level = 1; level < levels; level += 1)
      schema = { ...weather, properties: { city: schema } };
    expect(places(schema).map((place) => place.replace(/^[\w.]+/, ''))).toEqual(expected);
  });

  test.each([
    ['5,000 properties', 5000, 'p', []],
    ['5,001 properties', 5001, 'p', [' must have at most 5000 properties in total']],
    [
      '120,001 characters',
      1000,
      'x'.repeat(118),
      [' must have at most 120000 characters of names and values in total'],
    ],
  ])('%s', (_what, count, prefix, expected) => {
    const names = Array.from({ length: count }, (_, index) => `${prefix}${1000 + index}`);
    const properties = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
    expect(places({ ...weather, properties, required: names })).toEqual(expected);
  });

  test.each([
    ['1,000 values', 1000, 1, []],
    ['1,001 values', 1001, 1, [' must have at most 1000 enum values in total']],
    ['250 long values', 250, 100, []],
    [
      '251 long values',
      251,
      100,
      ['properties.city.enum must have at most 15000 characters in total'],
    ],
  ])('an enum of %s', (_what, count, length, expected) => {
    const values = Array.from({ length: count }, (_, index) => `${index}`.padEnd(length, 'x'));
    expect(places({ ...weather, properties: { city: { enum: values } } })).toEqual(expected);
  });

  test('a schema that is not strict may do as it likes', () => {
    expect(places({ anyOf: [inner], allOf: [{}] }, false)).toEqual([]);
  });
});
