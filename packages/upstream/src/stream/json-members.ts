/** One `"key": value` of a JSON text whose value is a string, a number or a word. */
export interface Member {
  /** As written, escapes included. */
  readonly key: string;
  /** 1 for the members of the outermost object. */
  readonly depth: number;
  readonly keyStart: number;
  /** Where the value stands, a string's quotes included. */
  readonly start: number;
  readonly end: number;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/**
 * Walks a JSON text that was parsed before, so that single values can be found or cut out without
 * writing the rest anew. No recursion, so depth costs nothing.
 *
 * @param json must be valid JSON from `from` to `to`.
 */
export function* scalarMembers(json: Uint8Array, from: number, to: number): Generator<Member> {
  // A character a byte; a piece of it is a key, without a copy for each.
  const text = Buffer.from(json.buffer, json.byteOffset, to).toString('latin1');
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const byte = text.charCodeAt(at);
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
    if (byte !== QUOTE) continue;
    const keyStart = at;
    const keyEnd = endOfString(text, at, to);
    const colon = skipSpace(text, keyEnd, to);
    at = keyEnd - 1;
    if (text.charCodeAt(colon) !== COLON) continue;
    const start = skipSpace(text, colon + 1, to);
    const end = endOfScalar(text, start, to);
    at = Math.max(start, end) - 1;
    if (end === start) continue;
    yield { key: text.slice(keyStart + 1, keyEnd - 1), depth, keyStart, start, end };
  }
}

/** Just after the closing quote. */
function endOfString(json: string, open: number, to: number): number {
  let at = open + 1;
  while (at < to && json.charCodeAt(at) !== QUOTE) at += json.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** `start` itself where an object or a list begins. */
function endOfScalar(json: string, start: number, to: number): number {
  if (json.charCodeAt(start) === QUOTE) return endOfString(json, start, to);
  if (json.charCodeAt(start) === OPEN_OBJECT || json.charCodeAt(start) === OPEN_LIST) return start;
  let at = start;
  while (at < to && !endsWord(json.charCodeAt(at))) at += 1;
  return at;
}

function endsWord(byte: number): boolean {
  return byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST || byte <= 32;
}

function skipSpace(json: string, from: number, to: number): number {
  let at = from;
  while (at < to && json.charCodeAt(at) <= 32) at += 1;
  return at;
}
