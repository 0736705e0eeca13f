import { CONTROL, look } from './first-look.js';

/** The longest message that goes out, in UTF-8 bytes (docs/contract.md, "Bad input never hurts"). */
const MAX_MESSAGE_BYTES = 8192;

const ELLIPSIS = '…';

// C0 (tab and line feed apart), DEL and C1: terminals and log viewers act on them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL_CHARACTER = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g;

/**
 * A text made harmless for an answer: control characters become spaces, lone surrogates U+FFFD,
 * and what is longer than 8 KiB is cut on a character.
 */
export function wireText(text: string, maxBytes: number = MAX_MESSAGE_BYTES): string {
  // Every UTF-16 unit takes at least one byte, so the cut comes first: 10 MB cost no more than 8 KiB.
  const short = text.length > maxBytes ? text.slice(0, maxBytes) : text;
  const clean = (look(short) & CONTROL) === 0 ? short : withoutControls(short);
  if (text.length <= maxBytes / 3) return clean;
  return cutBytes(clean, maxBytes, text.length > maxBytes);
}

function withoutControls(text: string): string {
  return text.replace(CONTROL_CHARACTER, ' ').toWellFormed();
}

function cutBytes(text: string, maxBytes: number, alreadyCut: boolean): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= maxBytes && !alreadyCut) return text;
  let end = Math.min(bytes.length, maxBytes - ELLIPSIS.length * 3);
  while (end > 0 && ((bytes[end] ?? 0) & 0b1100_0000) === 0b1000_0000) end -= 1;
  return new TextDecoder().decode(bytes.subarray(0, end)) + ELLIPSIS;
}
