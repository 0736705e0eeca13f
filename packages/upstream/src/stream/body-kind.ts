/** What a body is by its first bytes, whatever its label says (docs/contract.md, "Streams"). */
export type BodyKind = 'stream' | 'json' | 'html' | 'other';

const FIELDS = ['data:', 'event:', 'id:', 'retry:'];
const LONGEST_FIELD = Math.max(...FIELDS.map((field) => field.length));
const BOM = [0xef, 0xbb, 0xbf];
/** The white space of JSON and HTTP. */
const SPACES: ReadonlySet<number | undefined> = new Set([9, 10, 13, 32]);
/** White space keeps some connections alive; more of it than this is no answer. */
const MAX_START_BYTES = 65_536;

/**
 * @param start the bytes so far.
 * @param complete has the body ended?
 * @returns undefined where more bytes are needed to tell.
 */
export function bodyKind(start: Uint8Array, complete: boolean): BodyKind | undefined {
  const size = Math.min(start.length, MAX_START_BYTES);
  const partial = !complete && size < MAX_START_BYTES;
  const differs = BOM.findIndex((byte, at) => start[at] !== byte);
  // Perhaps the mark's first bytes.
  if (partial && differs === size) return undefined;
  let at = differs === -1 ? BOM.length : 0;
  while (at < size && SPACES.has(start[at])) at += 1;
  // No more than tells: a text of all of a first read, 64 KB, has the old space collected.
  const told = start.subarray(at, Math.min(at + LONGEST_FIELD, size));
  const text = String.fromCharCode(...told);
  if (text === '') return partial ? undefined : 'other';
  if (text[0] === '{' || text[0] === '[') return 'json';
  if (text[0] === '<') return 'html';
  if (text[0] === ':' || FIELDS.some((field) => text.startsWith(field))) return 'stream';
  return partial && FIELDS.some((field) => field.startsWith(text)) ? undefined : 'other';
}
