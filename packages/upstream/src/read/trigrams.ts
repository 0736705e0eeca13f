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

/** Where the first three characters of a needle would be marked, and the last. */
function marksOf(needle: string): readonly [head: number, tail: number] {
  // Chinese, in which two characters say much, can only be in a text that is not all ASCII.
  const wide = /[\u0080-\uffff]/.test(needle);
  if (needle.length < 3) return wide ? [WIDE, WIDE] : [ANY, ANY];
  return [wide ? WIDE : hash(needle, 0), hash(needle, needle.length - 3)];
}

/** Many needles, most of which are not in any one text. */
export class Needles {
  readonly #heads: Int32Array;
  readonly #tails: Int32Array;

  constructor(needles: readonly string[]) {
    const marks = needles.map(marksOf);
    this.#heads = Int32Array.from(marks, ([head]) => head);
    this.#tails = Int32Array.from(marks, ([, tail]) => tail);
  }

  /**
   * The place of the first needle, from a place on, that is not certainly absent from the marked
   * text; their number where all are.
   */
  next(from: number): number {
    const heads = this.#heads;
    const tails = this.#tails;
    let at = from;
    while (at < heads.length && !(isMarked(heads[at]) && isMarked(tails[at]))) at += 1;
    return at;
  }
}

function isMarked(mark: number | undefined): boolean {
  return board[mark as number] === stamp;
}
