/** The JSON type of a value with its article, for sentences: `a string`, `an array`, `null`. */
export function aJsonType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  if (typeof value !== 'number') return `a ${typeof value}`;
  if (!Number.isFinite(value)) return 'no finite number';
  return Number.isInteger(value) ? 'an integer' : 'a decimal number';
}

/** Is it a JSON object: neither null nor an array? */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON object whose members are not known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Visits the elements of an array that are objects, each with its index; none of anything else.
 * No generator, since this runs for every message of every request.
 */
export function eachObject(
  value: unknown,
  visit: (element: JsonObject, index: number) => void,
): void {
  if (!Array.isArray(value)) return;
  for (let index = 0; index < value.length; index += 1) {
    const element: unknown = value[index];
    if (isJsonObject(element)) visit(element, index);
  }
}
