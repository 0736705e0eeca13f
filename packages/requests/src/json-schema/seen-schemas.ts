import { boundedSize } from './bounded-size.js';
import { schemaViolations } from './check-schema.js';
import { isSame, type KeptJson, keptJson } from './kept-json.js';
import type { Schema } from './keywords.js';
import type { Violation } from './violation.js';

/** What is known of one schema. */
export interface Verdict {
  readonly violations: readonly Violation[];
  /** Characters of its names and texts: the size of what the model will read. */
  readonly chars: number;
}

interface Seen extends Verdict {
  readonly schema: KeptJson;
  readonly strict: boolean;
}

const MAX_NAMES = 2048;
const MAX_VARIANTS = 4;

/** Larger schemas are checked each time rather than kept. */
const MAX_KEPT_CHARS = 64 * 1024;

/** What is known of the schemas of one name. */
interface Known {
  lastMark: number;
  kept: readonly Seen[];
}

/**
 * Remembers the schemas of a caller's tools, which come again with every request: to compare one
 * with its copy takes a fraction of the time of checking it. A schema is copied when it comes the
 * second time. Bounded: 2,048 names, 4 schemas each.
 */
export class SeenSchemas {
  readonly #byName = new Map<unknown, Known>();

  /** @param name of the tool or format, by which a schema is found again. */
  check(name: unknown, schema: Schema, strict: boolean): Verdict {
    const known = this.#byName.get(name);
    if (known !== undefined)
      for (const one of known.kept)
        if (one.strict === strict && isSame(one.schema, schema)) return one;
    const size = boundedSize(schema);
    if (typeof size === 'string') return { violations: [{ path: [], message: size }], chars: 0 };
    const { chars, mark } = size;
    const verdict = { violations: schemaViolations(schema, strict), chars };
    if (verdict.violations.length > 0 || chars > MAX_KEPT_CHARS) return verdict;
    if (known === undefined) this.#meet(name, mark);
    // A copy, since the caller may go on to change the body.
    else if (known.lastMark === mark) keep(known, { ...verdict, schema: keptJson(schema), strict });
    else known.lastMark = mark;
    return verdict;
  }

  #meet(name: unknown, mark: number): void {
    this.#byName.set(name, { lastMark: mark, kept: [] });
    // A map keeps the order of insertion: its first name is the oldest.
    if (this.#byName.size > MAX_NAMES) this.#byName.delete(this.#byName.keys().next().value);
  }
}

function keep(known: Known, seen: Seen): void {
  known.kept = [seen, ...known.kept].slice(0, MAX_VARIANTS);
}
