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
  let mark = text.length;
  for (let index = Math.max(0, text.length - 4); index < text.length; index += 1)
    mark = mark * 31 + text.charCodeAt(index);
  return mark;
}

function goesOn({ deep, values }: Size): boolean {
  return !deep && values <= MAX_VALUES;
}
