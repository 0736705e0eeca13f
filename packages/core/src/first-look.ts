/**
 * One look at a text, at the price of one pass over its characters, says which of the searches
 * through it can find anything: most messages are plain words, and in a storm all are the same ones.
 */

/** A secret may stand here: a long run without white space, a shorter one with a digit, `:`, `=`. */
export const SECRET = 1;
/** A path of a file, a frame of a stack or a system call may stand here: `/`, `:`, a new line. */
export const INTERNAL = 2;
/** Terminals act on a character of it, or it is half a surrogate pair or a whole one. */
export const CONTROL = 4;
/** JSON.stringify escapes something in it. */
export const ESCAPED = 8;
/** It has a character that is no white space, so it is not blank. */
export const VISIBLE = 16;
/** Nothing is known, and everything may stand here. */
const UNKNOWN = SECRET | INTERNAL | CONTROL | ESCAPED;

/** Longer texts are no words of a message; whoever searches them bounds them first. */
const LONGEST = 2048;
/** No secret is written in fewer characters without white space, unless a sign announces it. */
const LONGEST_HARMLESS_RUN = 11;
const LONGEST_HARMLESS_RUN_WITH_DIGIT = 7;
const SPACE = 32;
const DIGIT_0 = 48;
const DIGIT_9 = 57;
const SIGNS_BY_FLAG: readonly (readonly [flag: number, characters: string])[] = [
  [SECRET, ':='],
  [INTERNAL, ':/\n'],
  [ESCAPED, '"\\'],
];

const ASCII: Uint8Array = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  let flags = unit > SPACE && unit < 127 ? VISIBLE : 0;
  if (unit < SPACE) flags |= ESCAPED;
  if ((unit < SPACE && character !== '\t' && character !== '\n') || unit === 127) flags |= CONTROL;
  for (const [flag, characters] of SIGNS_BY_FLAG) if (characters.includes(character)) flags |= flag;
  return flags;
});

let lastText = '';
let lastLook = 0;

/** What may stand in the text, as flags. */
export function look(text: string): number {
  if (text === lastText) return lastLook;
  if (text.length > LONGEST) return UNKNOWN;
  lastLook = lookAgain(text);
  lastText = text;
  return lastLook;
}

function lookAgain(text: string): number {
  let flags = 0;
  let run = 0;
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    flags |= unit < 128 ? (ASCII[unit] as number) : beyondAscii(unit);
    if (unit <= SPACE) {
      run = 0;
      digits = 0;
      continue;
    }
    run += 1;
    if (unit >= DIGIT_0 && unit <= DIGIT_9) digits += 1;
    if (run > LONGEST_HARMLESS_RUN) flags |= SECRET;
    else if (digits > 0 && run > LONGEST_HARMLESS_RUN_WITH_DIGIT) flags |= SECRET;
  }
  return flags;
}

function beyondAscii(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return CONTROL | ESCAPED;
  return unit <= 0x9f || unit === 0x2028 || unit === 0x2029 ? CONTROL : 0;
}
