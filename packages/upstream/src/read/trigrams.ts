// One board for all: reading is synchronous, and a stamp says whose mark it is.
const SIZE = 2048;
const board = new Int32Array(SIZE);
let stamp = 0;

// Each step shifts by four of eleven bits: after three, the oldest character has left.
function next(hash: number, text: string, at: number): number {
  return ((hash << 4) ^ (text.charCodeAt(at) * 37)) & (SIZE - 1);
}

function hash(text: string, at: number): number {
  return next(next(next(0, text, at), text, at + 1), text, at + 2);
}

let marked = '';

/**
 * Marks a text's groups of three characters, so that many needles can be ruled out at little cost:
 * one whose groups have no mark need not be searched for. Holds until the next call.
 */
export function markTrigrams(text: string): void {
  if (text === marked && stamp > 0) return;
  marked = text;
  stamp = (stamp + 1) | 0;
  const mark = stamp;
  let group = next(next(0, text, 0), text, 1);
  for (let at = 2; at < text.length; at += 1) {
    group = next(group, text, at);
    board[group] = mark;
  }
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
