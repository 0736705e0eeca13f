import { asArray, attempt, isObject, read } from './guarded.js';

/** A chain longer than this says nothing more (docs/contract.md, "Bad input never hurts"). */
const DEEPEST = 64;
const MOST_MEMBERS = 16;
const NONE: readonly never[] = [];

/**
 * What was thrown and what lies behind it, outermost first: `cause` (a function is called, as
 * VError's readers do) and the members of an AggregateError. Each value once; bounded.
 */
export function causes(thrown: unknown): unknown[] {
  const found: unknown[] = [thrown];
  for (let index = 0; index < found.length && found.length < DEEPEST; index += 1) {
    const value = found[index];
    if (!isObject(value)) continue;
    add(found, causeOf(value));
    for (const member of asArray(read(value, 'errors'), MOST_MEMBERS) ?? NONE) add(found, member);
  }
  return found;
}

function causeOf(value: object): unknown {
  const cause = read(value, 'cause');
  return typeof cause === 'function' ? attempt(() => Reflect.apply(cause, value, [])) : cause;
}

function add(found: unknown[], next: unknown): void {
  if (next === undefined || next === null || found.length >= DEEPEST) return;
  if (!found.includes(next)) found.push(next);
}
