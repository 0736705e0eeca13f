import type { Violation } from './violation.js';

/** Deeper than any schema that a person or a generator writes; beyond it recursion would hurt. */
const MAX_DEPTH = 128;

/** Values of all kinds in one schema. */
const MAX_VALUES = 200_000;

/**
 * Refuses what no later check should have to walk: a bottomless or cyclic schema, or an endless
 * one. Goes level by level, without recursion.
 */
export function outOfBounds(schema: object): Violation | undefined {
  let level: object[] = [schema];
  let values = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH)
      return { path: [], message: `is nested deeper than ${MAX_DEPTH} levels` };
    const next: object[] = [];
    for (const value of level)
      for (const inner of Object.values(value)) {
        values += 1;
        if (values > MAX_VALUES) return { path: [], message: `has more than ${MAX_VALUES} values` };
        if (typeof inner === 'object' && inner !== null) next.push(inner);
      }
    level = next;
  }
  return undefined;
}
