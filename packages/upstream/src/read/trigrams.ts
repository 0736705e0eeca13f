// One board for all: reading is synchronous, and a stamp says whose mark it is.
const SIZE = 2048;
const board = new Int32Array(SIZE);
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
/** Has the marked text any character beyond ASCII? */
let markedWide = false;

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
  markedWide = seen > 127;
}

/** What is known of a needle before any text. */
export interface Trigrams {
  /** Where its first and last three characters would be marked; -1 where it is too short. */
  readonly head: number;
  readonly tail: number;
  /** It can only be in a text that is not all ASCII: Chinese, in which two characters say much. */
  readonly wide: boolean;
}

/** The trigrams of a needle. */
export function trigramsOf(needle: string): Trigrams {
  const wide = /[\u0080-\uffff]/.test(needle);
  if (needle.length < 3) return { head: -1, tail: -1, wide };
  return { head: hash(needle, 0), tail: hash(needle, needle.length - 3), wide };
}

/** Is the needle certainly not in the marked text? */
export function isAbsent({ head, tail, wide }: Trigrams): boolean {
  if (wide && !markedWide) return true;
  return head >= 0 && (board[head] !== stamp || board[tail] !== stamp);
}
