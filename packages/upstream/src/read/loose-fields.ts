import type { JsonObject } from './json.js';

// Each run is bounded and excludes its own end, so a search is linear in the text.
const FIELD =
  /(?<!\\)"(code|type|message|msg|detail|status|param|error)"\s{0,4}:\s{0,4}(?:"((?:[^"\\]|\\.){1,2000})"|(\d{3,6})(?!\d))/g;

/**
 * The fields of an error out of a body that is meant to be JSON but does not parse: a print with
 * unescaped quotes, say. The first value of each name counts for the outermost, the last for the
 * innermost, and the innermost names the cause. Undefined where there is no such field.
 */
export function looseFields(text: string): JsonObject | undefined {
  const found: Record<string, unknown> = {};
  let fields = 0;
  for (const match of text.slice(0, 16_384).matchAll(FIELD)) {
    const [, name = '', quoted, number] = match;
    found[name] = quoted ?? Number(number);
    fields += 1;
    if (fields >= 32) break;
  }
  return fields === 0 ? undefined : found;
}
