import type { Path } from '../finding.js';
import { isJsonObject } from '../json-type.js';
import { isObjectSchema, type Schema, walkSchema } from './keywords.js';
import type { Violation } from './violation.js';

/**
 * The limits of `strict: true`
 * (https://platform.openai.com/docs/guides/structured-outputs#supported-schemas).
 */
const MAX_PROPERTIES = 5000;
const MAX_DEPTH = 10;
const MAX_ENUM_VALUES = 1000;
const MAX_NAME_CHARS = 120_000;
const LONG_ENUM_VALUES = 250;
const MAX_LONG_ENUM_CHARS = 15_000;

/** Keywords that a model cannot be held to while it writes. */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  'allOf',
  'contains',
  'dependentRequired',
  'dependentSchemas',
  'else',
  'if',
  'maxContains',
  'maxProperties',
  'minContains',
  'minProperties',
  'not',
  'oneOf',
  'patternProperties',
  'propertyNames',
  'then',
  'unevaluatedItems',
  'unevaluatedProperties',
  'uniqueItems',
]);

interface Totals {
  properties: number;
  enumValues: number;
  chars: number;
}

/** Every way in which a schema leaves the subset that `strict: true` promises to obey. */
export function strictViolations(root: Schema): readonly Violation[] {
  const found: Violation[] = [];
  const totals: Totals = { properties: 0, enumValues: 0, chars: 0 };
  if (root['anyOf'] !== undefined) found.push(at([], "must not have 'anyOf' at its root"));
  if (root['type'] !== 'object') found.push(at([], "must have the type 'object' at its root"));
  walkSchema(root, (schema, path, depth) => {
    for (const keyword in schema)
      if (UNSUPPORTED.has(keyword))
        found.push(at([...path, keyword], 'is not supported with strict: true'));
    if (isObjectSchema(schema)) {
      if (depth === MAX_DEPTH)
        found.push(at([...path], `is nested deeper than ${MAX_DEPTH} levels`));
      objectRules(schema, path, totals, found);
    }
    countValues(schema, path, totals, found);
  });
  if (totals.properties > MAX_PROPERTIES)
    found.push(at([], `must have at most ${MAX_PROPERTIES} properties in total`));
  if (totals.enumValues > MAX_ENUM_VALUES)
    found.push(at([], `must have at most ${MAX_ENUM_VALUES} enum values in total`));
  if (totals.chars > MAX_NAME_CHARS)
    found.push(
      at([], `must have at most ${MAX_NAME_CHARS} characters of names and values in total`),
    );
  return found;
}

function at(path: Path, message: string): Violation {
  return { path, message };
}

function objectRules(
  { additionalProperties, properties, required }: Schema,
  path: Path,
  totals: Totals,
  found: Violation[],
): void {
  if (additionalProperties !== false)
    found.push(at([...path], "must have 'additionalProperties' set to false"));
  const named = isJsonObject(properties) ? Object.keys(properties) : [];
  const needed = new Set<unknown>(Array.isArray(required) ? required : []);
  totals.properties += named.length;
  for (const name of named) {
    totals.chars += name.length;
    if (!needed.delete(name))
      found.push(at([...path, 'properties', name], "must be listed in 'required'"));
  }
  if (needed.size > 0)
    found.push(at([...path, 'required'], "must list only names of 'properties'"));
}

function countValues(schema: Schema, path: Path, totals: Totals, found: Violation[]): void {
  const { enum: values, const: constant, $defs, definitions } = schema;
  for (const named of [$defs, definitions])
    if (isJsonObject(named)) for (const name in named) totals.chars += name.length;
  if (typeof constant === 'string') totals.chars += constant.length;
  if (!Array.isArray(values)) return;
  totals.enumValues += values.length;
  let chars = 0;
  for (const value of values) if (typeof value === 'string') chars += value.length;
  totals.chars += chars;
  if (values.length > LONG_ENUM_VALUES && chars > MAX_LONG_ENUM_CHARS)
    found.push(
      at([...path, 'enum'], `must have at most ${MAX_LONG_ENUM_CHARS} characters in total`),
    );
}
