/** What a body is by its first bytes, whatever its label says (docs/contract.md, "Streams"). */
export type BodyKind = 'stream' | 'json' | 'html' | 'other';

const FIELDS = ['data:', 'event:', 'id:', 'retry:'];
const BOM = '\xEF\xBB\xBF';
/** The white space of JSON and HTTP; in latin1 `trimStart` would take a byte of UTF-8 for some. */
const SPACE = /^[\t\n\r ]+/;
/** White space keeps some connections alive; more of it than this is no answer. */
const MAX_START_BYTES = 65_536;

/**
 * @param start the bytes so far.
 * @param complete has the body ended?
 * @returns undefined where more bytes are needed to tell.
 */
export function bodyKind(start: Uint8Array, complete: boolean): BodyKind | undefined {
  const partial = !complete && start.length < MAX_START_BYTES;
  const raw = Buffer.from(start.subarray(0, MAX_START_BYTES)).toString('latin1');
  if (partial && BOM.startsWith(raw)) return undefined;
  const text = (raw.startsWith(BOM) ? raw.slice(BOM.length) : raw).replace(SPACE, '');
  if (text === '') return partial ? undefined : 'other';
  if (text[0] === '{' || text[0] === '[') return 'json';
  if (text[0] === '<') return 'html';
  if (text[0] === ':' || FIELDS.some((field) => text.startsWith(field))) return 'stream';
  return partial && FIELDS.some((field) => field.startsWith(text)) ? undefined : 'other';
}
