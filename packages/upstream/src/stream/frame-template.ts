import { scalarMembers } from './json-members.js';

/** A part of the frame that may differ: a string's inside, or a whole number. */
interface Hole {
  readonly start: number;
  readonly end: number;
  readonly number: boolean;
}

const QUOTE = 34;
const BACKSLASH = 92;
const LOWER_U = 117;
const ZERO = 48;
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
  readonly #view: DataView;
  readonly #holes: readonly Hole[];

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
    const copy = Uint8Array.from(frame);
    this.#view = new DataView(copy.buffer);
    this.#holes = holesOf(copy, data.start, data.end, varying);
    this.counted = this.#holes.some((hole) => hole.number);
  }

  /**
   * @param view the bytes of the stream.
   * @param at where a frame begins.
   * @param size where the bytes end.
   * @returns the position just after the frame; -1 where it is none of this kind, or not all there.
   */
  match(view: DataView, at: number, size: number): number {
    let done = 0;
    let position = at;
    for (const { start, end, number } of this.#holes) {
      const next = position + start - done;
      if (next > size || !sameBytes(view, position, this.#view, done, start - done)) return -1;
      position = number ? this.#skipNumber(view, next, size) : endOfString(view, next, size);
      if (position === -1) return -1;
      done = end;
    }
    const rest = this.#view.byteLength - done;
    if (position + rest > size || !sameBytes(view, position, this.#view, done, rest)) return -1;
    return position + rest;
  }

  #skipNumber(view: DataView, from: number, size: number): number {
    let at = from;
    let value = 0;
    for (; at < size; at += 1) {
      const digit = view.getUint8(at) - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    // No digits at all, or a leading zero, is no JSON.
    if (at === from || (at > from + 1 && view.getUint8(from) === ZERO)) return -1;
    this.number = value;
    return at;
  }
}

function holesOf(
  frame: Uint8Array,
  from: number,
  to: number,
  varying: ReadonlySet<string>,
): Hole[] {
  const holes: Hole[] = [];
  for (const { key, start, end } of scalarMembers(frame, from, to)) {
    if (!varying.has(key)) continue;
    const value = frame.subarray(start, end);
    if (value[0] === QUOTE) holes.push({ start: start + 1, end: end - 1, number: false });
    else if (value.every((byte) => byte >= ZERO && byte <= ZERO + 9))
      holes.push({ start, end, number: true });
  }
  return holes;
}

/**
 * Eight bytes a step, read as doubles: two doubles are equal only where their bits are, but for
 * NaN (then the frame is parsed, as any that does not match) and zeros (JSON has no NUL bytes).
 */
function sameBytes(
  a: DataView,
  aStart: number,
  b: DataView,
  bStart: number,
  size: number,
): boolean {
  if (size < 8) {
    for (let at = 0; at < size; at += 1)
      if (a.getUint8(aStart + at) !== b.getUint8(bStart + at)) return false;
    return true;
  }
  const last = size - 8;
  for (let at = 0; at < last; at += 8)
    if (a.getFloat64(aStart + at, true) !== b.getFloat64(bStart + at, true)) return false;
  return a.getFloat64(aStart + last, true) === b.getFloat64(bStart + last, true);
}

/** The closing quote of the string whose inside begins at `from`; -1 where it is not well-formed. */
function endOfString(view: DataView, from: number, size: number): number {
  for (let at = from; at < size; at += 1) {
    const byte = view.getUint8(at);
    if (byte === QUOTE) return at;
    if (byte < 32) return -1;
    if (byte !== BACKSLASH) continue;
    at += 1;
    const escaped = at < size ? view.getUint8(at) : 0;
    if (escaped === LOWER_U && isHex(view, at + 1, size)) at += 4;
    else if (!ESCAPED.has(escaped)) return -1;
  }
  return -1;
}

function isHex(view: DataView, from: number, size: number): boolean {
  if (from + 4 > size) return false;
  for (let at = from; at < from + 4; at += 1) {
    const byte = view.getUint8(at);
    const lower = byte | 32;
    if (!((byte >= ZERO && byte <= ZERO + 9) || (lower >= 97 && lower <= 102))) return false;
  }
  return true;
}
