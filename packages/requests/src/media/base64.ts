/**
 * Is the text from `start` on base64 (RFC 4648 §4)? Long payloads are judged by their length, both
 * ends and samples between: an image of megabytes costs microseconds, and the provider, who
 * decodes it anyway, would find the rest.
 */
export function isBase64(text: string, start = 0): boolean {
  const length = text.length - start;
  const end = text.length - paddingOf(text);
  // One character alone carries no byte; unpadded text is common and decodes everywhere.
  if (end <= start || (end - start) % 4 === 1) return false;
  if (end < text.length && length % 4 !== 0) return false;
  if (length <= WHOLE) return isAlphabet(text, start, end);
  const step = Math.floor((end - start - HEAD - TAIL) / SAMPLES);
  if (!isAlphabet(text, start, start + HEAD) || !isAlphabet(text, end - TAIL, end)) return false;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const from = start + HEAD + sample * step;
    if (!isAlphabet(text, from, from + SAMPLE)) return false;
  }
  return true;
}

/** How many bytes the base64 text from `start` on decodes to. */
export function base64Bytes(text: string, start = 0): number {
  return Math.floor(((text.length - start - paddingOf(text)) * 3) / 4);
}

/** The first `count` bytes that the text decodes to, or fewer. */
export function firstBytes(text: string, start: number, count: number): Uint8Array {
  const chars = Math.ceil(count / 3) * 4;
  const head = text.slice(start, start + chars).replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((head.length * 3) / 4));
  for (let index = 0, bits = 0, held = 0, at = 0; index < head.length; index += 1) {
    bits = (bits << 6) | (VALUES[head.charCodeAt(index) & 127] ?? 0);
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 255;
    at += 1;
  }
  return bytes;
}

const WHOLE = 4096;
const HEAD = 512;
const TAIL = 256;
const SAMPLES = 16;
const SAMPLE = 32;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128);
const ALLOWED = new Uint8Array(128);
for (let value = 0; value < ALPHABET.length; value += 1) {
  VALUES[ALPHABET.charCodeAt(value)] = value;
  ALLOWED[ALPHABET.charCodeAt(value)] = 1;
}

function isAlphabet(text: string, from: number, to: number): boolean {
  for (let index = from; index < to; index += 1)
    if (ALLOWED[text.charCodeAt(index)] !== 1) return false;
  return true;
}

function paddingOf(text: string): number {
  if (!text.endsWith('=')) return 0;
  return text.endsWith('==') ? 2 : 1;
}
