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
  let depth = 0;
  for (let at = from; at < to; at += 1) {
    const byte = json[at];
    if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth += 1;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) depth -= 1;
    if (byte !== QUOTE) continue;
    const keyStart = at;
    const keyEnd = endOfString(json, at, to);
    const colon = skipSpace(json, keyEnd, to);
    at = keyEnd - 1;
    if (json[colon] !== COLON) continue;
    const start = skipSpace(json, colon + 1, to);
    const end = endOfScalar(json, start, to);
    at = Math.max(start, end) - 1;
    if (end === start) continue;
    const key = Buffer.from(json.subarray(keyStart + 1, keyEnd - 1)).toString('latin1');
    yield { key, depth, keyStart, start, end };
  }
}

/** Just after the closing quote. */
function endOfString(json: Uint8Array, open: number, to: number): number {
  let at = open + 1;
  while (at < to && json[at] !== QUOTE) at += json[at] === BACKSLASH ? 2 : 1;
  return at + 1;
}

/** `start` itself where an object or a list begins. */
function endOfScalar(json: Uint8Array, start: number, to: number): number {
  if (json[start] === QUOTE) return endOfString(json, start, to);
  if (json[start] === OPEN_OBJECT || json[start] === OPEN_LIST) return start;
  let at = start;
  while (at < to && !endsWord(json[at] as number)) at += 1;
  return at;
}

function endsWord(byte: number): boolean {
  return byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_LIST || byte <= 32;
}

function skipSpace(json: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (json[at] as number) <= 32) at += 1;
  return at;
}
