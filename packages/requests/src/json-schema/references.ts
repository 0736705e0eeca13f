import { isJsonObject } from '../json-type.js';
import type { Schema } from './keywords.js';

/**
 * Does a `$ref` mean something inside the schema? A provider fetches nothing. Anchors and embedded
 * ids are rare and believed.
 */
export function resolves(root: Schema, ref: string): boolean {
  if (ref === '#' || ref === root['$id']) return true;
  if (!ref.startsWith('#/')) return ref.startsWith('#') || typeof root['$id'] === 'string';
  let value: unknown = root;
  for (const key of decoded(ref).slice(2).split('/')) {
    const name = key.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false;
    value = (value as Schema)[name];
  }
  return typeof value === 'boolean' || isJsonObject(value);
}

function decoded(ref: string): string {
  try {
    return decodeURIComponent(ref);
  } catch {
    return ref;
  }
}

/** JSON Schema asks for ECMA-262: with the `u` flag, as ajv has it, or as old schemas have it, without. */
export function isRegex(pattern: string): boolean {
  for (const flags of ['u', ''])
    try {
      new RegExp(pattern, flags);
      return true;
    } catch {
      // The next flags, or none.
    }
  return false;
}

/** Are the keys of `patternProperties` regular expressions? */
export function keysAreRegexes(patterns: unknown): boolean {
  return !isJsonObject(patterns) || Object.keys(patterns).every(isRegex);
}
