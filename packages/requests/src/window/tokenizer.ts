import { load } from '../../load/require.cjs';
import type { Encoding } from './encoding-of.js';
import { utf8Bytes } from './utf8-bytes.js';

/** Text → its number of tokens. */
export type CountTokens = (text: string) => number;

interface Encoder {
  countTokens(text: string, options: { disallowedSpecial: ReadonlySet<string> }): number;
}

const encoders = new Map<Encoding, Encoder | undefined>();

/**
 * The exact count of an encoding, loaded when it is first wanted: its tables take some 100 ms and
 * 30 MB. Undefined where it cannot be loaded at once (workers); then an estimate has to do.
 */
export function tokenizer(encoding: Encoding): CountTokens | undefined {
  if (!encoders.has(encoding))
    encoders.set(encoding, load(`gpt-tokenizer/encoding/${encoding}`) as Encoder | undefined);
  const encoder = encoders.get(encoding);
  return encoder && bounded(encoder);
}

/** English takes about four bytes a token, and Chinese about three. Used where nothing better is known. */
export const estimateTokens: CountTokens = (text) => Math.ceil(utf8Bytes(text) / 4);

/**
 * Runs of one kind of character that the encoding would take as a single word. Byte pair encoding
 * takes quadratic time in them: 100,000 times `a` took 6 s.
 */
const LONG_RUN = /([\p{L}\p{M}]{256}|\s{256}|[^\s\p{L}\p{N}]{256})/u;

/** Such runs that are counted at full price in one request; the rest are estimated. */
const MAX_LONG_RUNS = 512;

/** Texts beyond this are counted up to here, and the rest estimated. */
const MAX_CHARS = 4_000_000;

/** Text of a caller may hold `<|endoftext|>`: it is text, not a token, and no reason to throw. */
const AS_TEXT = { disallowedSpecial: new Set<string>() };

function bounded(encoder: Encoder): CountTokens {
  let longRuns = 0;
  let chars = 0;
  const exact = (text: string): number => encoder.countTokens(text, AS_TEXT);
  return (text) => {
    chars += text.length;
    if (chars > MAX_CHARS) return estimateTokens(text);
    if (text.length < 256 || !LONG_RUN.test(text)) return exact(text);
    let tokens = 0;
    // With a capturing pattern, `split` yields the text between and the long runs by turns.
    text.split(LONG_RUN).forEach((piece, index) => {
      const long = index % 2 === 1;
      if (long) longRuns += 1;
      tokens += long && longRuns > MAX_LONG_RUNS ? estimateTokens(piece) : exact(piece);
    });
    return tokens;
  };
}
