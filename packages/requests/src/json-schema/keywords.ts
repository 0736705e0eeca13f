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
const NAMED = [
  '$defs',
  'definitions',
  'dependencies',
  'dependentSchemas',
  'patternProperties',
  'properties',
];

/** Keywords whose value is an array of schemas; `items` was one in draft-07. */
const LISTED = ['allOf', 'anyOf', 'items', 'oneOf', 'prefixItems'];

const SINGLE: ReadonlySet<string> = new Set(ONE);
const MAPS: ReadonlySet<string> = new Set(NAMED);
const LISTS: ReadonlySet<string> = new Set(LISTED);

/**
 * What is done with each schema.
 *
 * @param path of the schema; it changes as the walk goes on, so whoever keeps it copies it.
 * @param depth how many object schemas stand around it; a definition begins anew.
 */
export type VisitSchema = (schema: Schema, path: Path, depth: number) => void;

/**
 * Visits a schema and all schemas inside it, in the document's order. What stands in `enum`,
 * `const` or `default` is data and not visited.
 */
export function walkSchema(root: Schema, visit: VisitSchema): void {
  walk(root, visit, [], 0);
}

function walk(schema: Schema, visit: VisitSchema, path: (string | number)[], depth: number): void {
  visit(schema, path, depth);
  const below = isObjectSchema(schema) ? depth + 1 : depth;
  for (const key in schema) {
    const value = schema[key];
    if (typeof value !== 'object' || value === null) continue;
    const isList = Array.isArray(value);
    if (!isList && SINGLE.has(key)) {
      path.push(key);
      walk(value as Schema, visit, path, below);
      path.pop();
    } else if (isList ? LISTS.has(key) : MAPS.has(key)) {
      const inside = key === '$defs' || key === 'definitions' ? 0 : below;
      path.push(key);
      for (const name in value) {
        const inner = (value as Schema)[name];
        if (!isJsonObject(inner)) continue;
        path.push(isList ? Number(name) : name);
        walk(inner, visit, path, inside);
        path.pop();
      }
      path.pop();
    }
  }
}

/** Does it describe objects? */
export function isObjectSchema({ type, properties }: Schema): boolean {
  if (type === 'object' || properties !== undefined) return true;
  return Array.isArray(type) && type.includes('object');
}
