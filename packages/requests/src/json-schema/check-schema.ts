import { isJsonObject } from '../json-type.js';
import { type Schema, walkSchema } from './keywords.js';
import { keywordsOf, keywordViolation } from './meta-schema.js';
import { isRegex, keysAreRegexes, resolves } from './references.js';
import { strictViolations } from './strict-subset.js';
import type { Violation } from './violation.js';

/**
 * Everything that is wrong with a JSON Schema, which must be finite: first whether it is one, then
 * whether it keeps to the strict subset.
 */
export function schemaViolations(root: Schema, strict: boolean): readonly Violation[] {
  const found: Violation[] = [];
  const keywords = keywordsOf(root);
  walkSchema(root, (schema, path) => {
    for (const key in schema) {
      const value = schema[key];
      const message = keywordViolation(keywords, key, value) ?? senseless(root, key, value);
      if (message !== undefined) found.push({ path: [...path, key], message });
    }
  });
  return found.length > 0 || !strict ? found : strictViolations(root);
}

const TWICE = 'must not list anything twice';

/** What no meta-schema can say of a value, or says too dearly. */
function senseless(root: Schema, key: string, value: unknown): string | undefined {
  switch (key) {
    case '$ref':
      return resolves(root, String(value)) ? undefined : 'points at nothing inside the schema';
    case 'required':
    case 'type':
      return isUnique(value) ? undefined : TWICE;
    case 'dependencies':
    case 'dependentRequired':
      return isJsonObject(value) && !Object.values(value).every(isUnique) ? TWICE : undefined;
    case 'pattern':
      return isRegex(String(value)) ? undefined : 'is no regular expression';
    case 'patternProperties':
      return keysAreRegexes(value) ? undefined : 'has a key that is no regular expression';
    default:
      return undefined;
  }
}

/** The lists in question hold names only. */
function isUnique(list: unknown): boolean {
  return !Array.isArray(list) || new Set(list).size === list.length;
}
