import { scalarMembers } from './json-members.js';

/** A part of a frame that may differ: a string's inside, or a whole number. */
export interface Hole {
  readonly start: number;
  readonly end: number;
  readonly number: boolean;
}

const QUOTE = 34;
const ZERO = 48;
const NINE = 57;

/**
 * Where the values of the given keys stand.
 *
 * @param frame its JSON, valid, stands from `from` to `to`.
 */
export function holesOf(
  frame: Uint8Array,
  from: number,
  to: number,
  keys: ReadonlySet<string>,
): Hole[] {
  const holes: Hole[] = [];
  for (const { key, start, end } of scalarMembers(frame, from, to)) {
    if (!keys.has(key)) continue;
    const value = frame.subarray(start, end);
    if (value[0] === QUOTE) holes.push({ start: start + 1, end: end - 1, number: false });
    else if (value.every((byte) => byte >= ZERO && byte <= NINE))
      holes.push({ start, end, number: true });
  }
  return holes;
}
