import { holesOf } from './json-hole.js';

/** What must stand before a hole, or after the last one. */
interface Literal {
  readonly size: number;
  /** Eight bytes each, the last eight among them; none where there are fewer. */
  readonly words: Float64Array;
  readonly bytes: Uint8Array;
  /** What kind of hole follows. */
  readonly before: 'string' | 'number' | 'end';
}

/**
 * The bytes at hand, copied here piece by piece: a view of each chunk would cost more than the whole
 * comparison, a constant one is read twice as fast, and a small one stays in the processor's first
 * cache. One for the process, as a scan never yields.
 */
const WINDOW = new Uint8Array(8192);
const VIEW = new DataView(WINDOW.buffer);

const QUOTE = 34;
const BACKSLASH = 92;
const LOWER_U = 117;
const ZERO = 48;
const NINE = 57;
/** `"\/bfnrt`: what may follow a backslash (RFC 8259, section 7); `u` needs four hex digits. */
const ESCAPED: ReadonlySet<number> = new Set([34, 92, 47, 98, 102, 110, 114, 116]);

/**
 * A frame that was parsed and understood, with holes where its strings and counters may differ.
 * A stream repeats itself: a frame that equals this one outside the holes, and has a well-formed
 * string or number in each, is as valid and says the same. That is told by comparing bytes, eight
 * at a time, at a twentieth of what parsing costs, and is exact.
 */
export class FrameTemplate {
  /** Has it a number hole? */
  readonly counted: boolean;
  /** What stood there at the last match. */
  number = 0;
  readonly #literals: readonly Literal[];

  /**
   * @param frame copied.
   * @param data where its JSON stands, valid and in one line.
   * @param varying keys whose values are holes.
   */
  constructor(
    frame: Uint8Array,
    data: { readonly start: number; readonly end: number },
    varying: ReadonlySet<string>,
  ) {
    const literals: Literal[] = [];
    let from = 0;
    for (const { start, end, number } of holesOf(frame, data.start, data.end, varying)) {
      literals.push(literal(frame.subarray(from, start), number ? 'number' : 'string'));
      from = end;
    }
    literals.push(literal(frame.subarray(from), 'end'));
    this.#literals = literals;
    this.counted = literals.some(({ before }) => before === 'number');
  }

  /**
   * Sets the bytes that `match` looks at, for all templates.
   *
   * @returns how many they are.
   */
  static load(bytes: Uint8Array, from: number): number {
    const all = from === 0 && bytes.length <= WINDOW.length;
    const piece = all ? bytes : bytes.subarray(from, from + WINDOW.length);
    WINDOW.set(piece);
    return piece.length;
  }

  /**
   * @param at where in the loaded bytes a frame begins.
   * @param size where they end.
   * @returns the position just after the frame; -1 where it is none of this kind, or not all there.
   */
  match(at: number, size: number): number {
    const literals = this.#literals;
    let position = at;
    for (let i = 0; i < literals.length; i += 1) {
      const literal = literals[i] as Literal;
      const next = position + literal.size;
      if (next > size || !stands(literal, position, next)) return -1;
      if (literal.before === 'end') return next;
      position =
        literal.before === 'string' ? endOfString(next, size) : this.#endOfNumber(next, size);
      if (position === -1) return -1;
    }
    return -1;
  }

  #endOfNumber(from: number, size: number): number {
    let at = from;
    let value = 0;
    for (; at < size; at += 1) {
      const digit = (WINDOW[at] as number) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    // No digits at all, or a leading zero, is no JSON.
    if (at === from || (at > from + 1 && WINDOW[from] === ZERO)) return -1;
    this.number = value;
    return at;
  }
}

function literal(bytes: Uint8Array, before: Literal['before']): Literal {
  const size = bytes.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, size);
  const words = new Float64Array(size < 8 ? 0 : Math.ceil(size / 8));
  for (let i = 0; i < words.length; i += 1)
    words[i] = view.getFloat64(Math.min(i * 8, size - 8), true);
  return { size, words, bytes: Uint8Array.from(size < 8 ? bytes : []), before };
}

/**
 * Two doubles are equal only where their bits are, but for NaN (then nothing matches, and the frame
 * is parsed) and zeros (a JSON text has no NUL bytes).
 */
function stands({ words, bytes }: Literal, start: number, end: number): boolean {
  const last = words.length - 1;
  if (last < 0) return bytesStand(bytes, start);
  let at = start;
  let i = 0;
  // Two a step: a fifth less time.
  for (; i < last - 1; i += 2, at += 16) {
    if (VIEW.getFloat64(at, true) !== words[i]) return false;
    if (VIEW.getFloat64(at + 8, true) !== words[i + 1]) return false;
  }
  if (i < last && VIEW.getFloat64(at, true) !== words[i]) return false;
  return VIEW.getFloat64(end - 8, true) === words[last];
}

function bytesStand(bytes: Uint8Array, start: number): boolean {
  for (let i = 0; i < bytes.length; i += 1) if (WINDOW[start + i] !== bytes[i]) return false;
  return true;
}

/** The closing quote of the string whose inside begins at `from`; -1 where it is not well-formed. */
function endOfString(from: number, size: number): number {
  for (let at = from; at < size; at += 1) {
    const byte = WINDOW[at] as number;
    if (byte === QUOTE) return at;
    if (byte < 32) return -1;
    if (byte !== BACKSLASH) continue;
    at += 1;
    const escaped = at < size ? (WINDOW[at] as number) : 0;
    if (escaped === LOWER_U && isHex(at + 1, size)) at += 4;
    else if (!ESCAPED.has(escaped)) return -1;
  }
  return -1;
}

function isHex(from: number, size: number): boolean {
  if (from + 4 > size) return false;
  for (let at = from; at < from + 4; at += 1) {
    const byte = WINDOW[at] as number;
    const lower = byte | 32;
    if (!((byte >= ZERO && byte <= NINE) || (lower >= 97 && lower <= 102))) return false;
  }
  return true;
}
