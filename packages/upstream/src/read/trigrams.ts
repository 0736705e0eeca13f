const SIZE = 2048;
/** Marked for every text: a needle without trigrams cannot be ruled out. */
const ANY = SIZE;
/** Marked for a text that is not all ASCII. */
const WIDE = SIZE + 1;

// One board for all: reading is synchronous, and a stamp says whose mark it is.
const board = new Int32Array(SIZE + 2);
let stamp = 0;

// Each step shifts by four of eleven bits: after three, the oldest character has left.
function next(hash: number, character: number): number {
  return ((hash << 4) ^ (character * 37)) & (SIZE - 1);
}

function hash(text: string, at: number): number {
  const first = next(0, text.charCodeAt(at));
  return next(next(first, text.charCodeAt(at + 1)), text.charCodeAt(at + 2));
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
  let group = 0;
  let seen = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    seen |= character;
    group = next(group, character);
    board[group] = mark;
  }
  board[ANY] = mark;
  if (seen > 127) board[WIDE] = mark;
}

/** The two marks that a text has in which a needle is: of its first and last three characters. */
export interface Trigrams {
  readonly head: number;
  readonly tail: number;
}

/** The trigrams of a needle. */
export function trigramsOf(needle: string): Trigrams {
  // Chinese, in which two characters say much, can only be in a text that is not all ASCII.
  const wide = /[\u0080-\uffff]/.test(needle);
  if (needle.length < 3) return wide ? { head: WIDE, tail: WIDE } : { head: ANY, tail: ANY };
  return { head: wide ? WIDE : hash(needle, 0), tail: hash(needle, needle.length - 3) };
}

/** Is the needle certainly not in the marked text? */
export function isAbsent({ head, tail }: Trigrams): boolean {
  return board[head] !== stamp || board[tail] !== stamp;
}
