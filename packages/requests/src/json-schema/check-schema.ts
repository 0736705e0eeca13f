import { outOfBounds } from './bounds.js';
import type { Schema } from './keywords.js';
import { metaSchemaViolation } from './meta-schema.js';
import { referenceViolations } from './references.js';
import { strictViolations } from './strict-subset.js';
import type { Violation } from './violation.js';

/** Everything that is wrong with a JSON Schema; a later check relies on the earlier ones. */
export function schemaViolations(schema: Schema, strict: boolean): readonly Violation[] {
  const invalid = outOfBounds(schema) ?? metaSchemaViolation(schema);
  if (invalid !== undefined) return [invalid];
  const found = [...referenceViolations(schema)];
  return strict ? [...found, ...strictViolations(schema)] : found;
}
