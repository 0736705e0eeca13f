import type { Path } from '../finding.js';
import { isJsonObject } from '../json-type.js';

/** A JSON Schema as an object; booleans are schemas too, and say nothing. */
export type Schema = Readonly<Record<string, unknown>>;

/** Keywords whose value is one schema (JSON Schema 2020-12 core, and draft-07's own). */
const ONE = [
  'additionalItems',
  'additionalProperties',
  'contains',
  'contentSchema',
  'else',
  'if',
  'items',
  'not',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
];

/** Keywords whose value is an object of schemas. */
const NAMED = ['$defs', 'definitions', 'dependentSchemas', 'patternProperties', 'properties'];

/** Keywords whose value is an array of schemas; `items` was one in draft-07. */
const LISTED = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'];

const SINGLE: ReadonlySet<string> = new Set(ONE);
const MAPS: ReadonlySet<string> = new Set(NAMED);
const LISTS: ReadonlySet<string> = new Set(LISTED);

/** The schemas directly inside a schema: what stands in `enum`, `const` or `default` is data. */
export function* subschemas(schema: Schema): Generator<readonly [path: Path, schema: Schema]> {
  for (const key of Object.keys(schema)) {
    const value = schema[key];
    if (typeof value !== 'object' || value === null) continue;
    if (Array.isArray(value)) {
      if (!LISTS.has(key)) continue;
      for (let index = 0; index < value.length; index += 1)
        if (isJsonObject(value[index])) yield [[key, index], value[index]];
    } else if (SINGLE.has(key)) {
      yield [[key], value as Schema];
    } else if (MAPS.has(key)) {
      for (const name of Object.keys(value)) {
        const inner = (value as Schema)[name];
        if (isJsonObject(inner)) yield [[key, name], inner];
      }
    }
  }
}
