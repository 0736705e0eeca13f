import type { Path } from '../finding.js';
import { type Schema, subschemas } from './keywords.js';
import type { Violation } from './violation.js';

/**
 * What the meta-schemas cannot say: a `$ref` points at something inside the same schema (a
 * provider fetches nothing), and a `pattern` is a regular expression.
 */
export function* referenceViolations(
  root: Schema,
  schema: Schema = root,
  path: Path = [],
): Generator<Violation> {
  const { $ref: ref, pattern, patternProperties } = schema;
  if (typeof ref === 'string' && !resolves(root, ref))
    yield { path: [...path, '$ref'], message: 'points at nothing inside the schema' };
  if (typeof pattern === 'string' && !isRegex(pattern))
    yield { path: [...path, 'pattern'], message: 'is no regular expression' };
  if (typeof patternProperties === 'object' && patternProperties !== null)
    for (const key of Object.keys(patternProperties))
      if (!isRegex(key))
        yield {
          path: [...path, 'patternProperties'],
          message: 'has a key that is no regular expression',
        };
  for (const [below, inner] of subschemas(schema))
    yield* referenceViolations(root, inner, [...path, ...below]);
}

/** The schema that a local `$ref` means; undefined where it means none. */
export function resolves(root: Schema, ref: string): boolean {
  if (ref === '#' || ref === root['$id']) return true;
  // An anchor or an embedded id: rare, and the provider knows best.
  if (!ref.startsWith('#/')) return ref.startsWith('#') || typeof root['$id'] === 'string';
  let value: unknown = root;
  for (const key of decode(ref).slice(2).split('/')) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
    value = (value as Schema)[name];
  }
  return typeof value === 'object' || typeof value === 'boolean';
}

function decode(ref: string): string {
  try {
    return decodeURIComponent(ref);
  } catch {
    return ref;
  }
}

/** JSON Schema asks for ECMA-262; with the `u` flag first, as ajv and the drafts do. */
function isRegex(pattern: string): boolean {
  for (const flags of ['u', ''])
    try {
      new RegExp(pattern, flags);
      return true;
    } catch {
      // The next flags, or none.
    }
  return false;
}
