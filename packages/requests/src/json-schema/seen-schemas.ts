import { schemaViolations } from './check-schema.js';
import type { Schema } from './keywords.js';
import type { Violation } from './violation.js';

/** What is known of one schema. */
export interface Verdict {
  readonly violations: readonly Violation[];
  /** Characters of its names and texts: the size of what the model will read. */
  readonly chars: number;
}

interface Seen extends Verdict {
  readonly schema: Schema;
  readonly strict: boolean;
}

const MAX_NAMES = 512;
const MAX_VARIANTS = 4;

/** Larger schemas are checked each time rather than kept. */
const MAX_KEPT_CHARS = 64 * 1024;

/**
 * Remembers the schemas of a caller's tools, which come again with every request: to compare one
 * with its copy takes a fraction of the time of checking it. Bounded: 512 names, 4 schemas each.
 */
export class SeenSchemas {
  readonly #byName = new Map<string, Seen[]>();

  /** @param name of the tool or format, by which a schema is found again. */
  check(name: string, schema: Schema, strict: boolean): Verdict {
    const known = this.#byName.get(name);
    const seen = known?.find((one) => one.strict === strict && same(one.schema, schema));
    if (seen !== undefined) return seen;
    const violations = schemaViolations(schema, strict);
    if (violations.length > 0) return { violations, chars: 0 };
    const size = { chars: 0 };
    const copy = copyOf(schema, size) as Schema;
    const verdict: Seen = { schema: copy, strict, violations, chars: size.chars };
    if (size.chars <= MAX_KEPT_CHARS) this.#keep(name, known ?? [], verdict);
    return verdict;
  }

  #keep(name: string, known: readonly Seen[], verdict: Seen): void {
    // Put in again, so that the name longest unused is the first of the map.
    this.#byName.delete(name);
    this.#byName.set(name, [verdict, ...known].slice(0, MAX_VARIANTS));
    if (this.#byName.size <= MAX_NAMES) return;
    for (const oldest of this.#byName.keys()) {
      this.#byName.delete(oldest);
      return;
    }
  }
}

/** Equal as JSON, the order of the keys included: the same client writes the same order. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return false;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    for (let index = 0; index < one.length; index += 1)
      if (!same(one[index], other[index])) return false;
    return true;
  }
  const keys = Object.keys(one);
  const others = Object.keys(other);
  if (keys.length !== others.length || Array.isArray(other)) return false;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string;
    if (key !== others[index] || !same((one as Schema)[key], (other as Schema)[key])) return false;
  }
  return true;
}

/** A copy of its own, since the caller may go on to change the body. */
function copyOf(value: unknown, size: { chars: number }): unknown {
  if (typeof value === 'string') size.chars += value.length;
  // A scalar, a comma and the quotes.
  size.chars += 4;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((element) => copyOf(element, size));
  const copy: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    size.chars += key.length + 4;
    copy[key] = copyOf((value as Schema)[key], size);
  }
  return copy;
}
