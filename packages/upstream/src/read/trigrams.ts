// One board for all: reading is synchronous, and a stamp says whose mark it is.
const SIZE = 2048;
const board = new Uint32Array(SIZE);
let stamp = 0;

function hash(text: string, at: number): number {
  return (
    (text.charCodeAt(at) * 1279 + text.charCodeAt(at + 1) * 37 + text.charCodeAt(at + 2)) &
    (SIZE - 1)
  );
}

/**
 * Marks a text's groups of three characters, so that many needles can be ruled out at little cost:
 * one whose groups have no mark need not be searched for. Holds until the next call.
 */
export function markTrigrams(text: string): void {
  stamp += 1;
  for (let at = 0; at + 2 < text.length; at += 1) board[hash(text, at)] = stamp;
}

/** Where a needle's first and last three characters would be marked. */
export interface Trigrams {
  readonly head: number;
  readonly tail: number;
}

/** The trigrams of a needle; undefined for one that is too short to have any. */
export function trigramsOf(needle: string): Trigrams | undefined {
  if (needle.length < 3) return undefined;
  return { head: hash(needle, 0), tail: hash(needle, needle.length - 3) };
}

/** Is the needle certainly not in the marked text? */
export function isAbsent(needle: Trigrams | undefined): boolean {
  return needle !== undefined && (board[needle.head] !== stamp || board[needle.tail] !== stamp);
}
