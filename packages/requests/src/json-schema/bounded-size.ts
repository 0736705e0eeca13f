/** Deeper than any schema that a person or a generator writes; beyond it recursion would hurt. */
const MAX_DEPTH = 128;

/** Values of all kinds in one schema. */
const MAX_VALUES = 200_000;

/** How large a schema is. */
export interface SchemaSize {
  /** Of its names and texts. */
  readonly chars: number;
  /** Equal for equal schemas, and mostly different for others. */
  readonly mark: number;
}

/**
 * Measures a schema. Refuses what no check should have to walk: a
 * bottomless, cyclic or endless one.
 *
 * @returns what is wrong, as the end of a sentence, instead of the size.
 */
export function boundedSize(schema: object): SchemaSize | string {
  const size = { chars: 0, values: 0, mark: 0, deep: false };
  measure(schema, 0, size);
  if (size.deep) return `is nested deeper than ${MAX_DEPTH} levels`;
  return size.values > MAX_VALUES ? `has more than ${MAX_VALUES} values` : size;
}

interface Size {
  chars: number;
  values: number;
  mark: number;
  deep: boolean;
}

function measure(value: unknown, depth: number, size: Size): void {
  size.values += 1;
  // A comma and the quotes.
  size.chars += 4;
  if (typeof value === 'string') {
    size.chars += value.length;
    size.mark = (size.mark * 31 + markOf(value)) | 0;
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth > MAX_DEPTH) size.deep = true;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length && goesOn(size); index += 1)
      measure(value[index], depth + 1, size);
    return;
  }
  for (const key in value) {
    if (!goesOn(size)) return;
    size.chars += key.length + 4;
    measure((value as Record<string, unknown>)[key], depth + 1, size);
  }
}

/** Texts that change from request to request change at their end: a date, a count, an id. */
function markOf(text: string): number {
  const { length } = text;
  const last = text.charCodeAt(length - 1) + text.charCodeAt(length - 2) * 7;
  return length * 131 + last + text.charCodeAt(length - 3) * 17 + text.charCodeAt(length >> 1) * 53;
}

function goesOn({ deep, values }: Size): boolean {
  return !deep && values <= MAX_VALUES;
}

/** A copy of JSON whose size is known to be bounded. */
export function copyOf<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((element: unknown) => copyOf(element)) as T;
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const member = copyOf((value as Record<string, unknown>)[key]);
    // An own member of that name: assigned it would become the prototype.
    if (key === '__proto__') Object.defineProperty(copy, key, { value: member, enumerable: true });
    else copy[key] = member;
  }
  return copy as T;
}
