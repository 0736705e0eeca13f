import { asArray, attempt, isObject, read } from './guarded.js';

/** A chain longer than this says nothing more (docs/contract.md, "Bad input never hurts"). */
const DEEPEST = 64;

/**
 * What was thrown and what lies behind it, outermost first: `cause` (a function is called, as
 * VError's readers do) and the members of an AggregateError. Each value once; bounded.
 */
export function causes(thrown: unknown): unknown[] {
  const found: unknown[] = [thrown];
  const seen = new Set(found);
  for (let index = 0; index < found.length && found.length < DEEPEST; index += 1) {
    for (const next of behind(found[index])) {
      if (next === undefined || next === null || seen.has(next)) continue;
      seen.add(next);
      found.push(next);
    }
  }
  return found.slice(0, DEEPEST);
}

function behind(value: unknown): unknown[] {
  if (!isObject(value)) return [];
  const cause = read(value, 'cause');
  const inner =
    typeof cause === 'function' ? attempt(() => Reflect.apply(cause, value, [])) : cause;
  return [inner, ...(asArray(read(value, 'errors'), 16) ?? [])];
}
