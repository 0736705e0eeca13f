import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type BodyKind, bodyKind } from '../../src/stream/body-kind.js';

const FIELDS = ['data:', 'event:', 'id:', 'retry:'];
const BOM = '\xEF\xBB\xBF';
const MAX = 65_536;

/** The slow way: all of the body as a text. */
function byText(start: Uint8Array, complete: boolean): BodyKind | undefined {
  const partial = !complete && start.length < MAX;
  const raw = Buffer.from(start.subarray(0, MAX)).toString('latin1');
  if (partial && BOM.startsWith(raw)) return undefined;
  const text = (raw.startsWith(BOM) ? raw.slice(3) : raw).replace(/^[\t\n\r ]+/, '');
  if (text === '') return partial ? undefined : 'other';
  if (/^[{[]/.test(text)) return 'json';
  if (text.startsWith('<')) return 'html';
  if (text.startsWith(':') || FIELDS.some((field) => text.startsWith(field))) return 'stream';
  return partial && FIELDS.some((field) => field.startsWith(text)) ? undefined : 'other';
}

const piece = fc.constantFrom(
  ...FIELDS,
  BOM,
  '\xEF',
  '\xBB',
  ' ',
  '\r\n',
  '\t',
  '{',
  '[',
  '<',
  ':',
);
const part = fc.oneof(
  piece,
  fc.tuple(piece, fc.nat(6)).map(([text, size]) => text.slice(0, size)),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.integer({ min: MAX - 4, max: MAX + 4 }).map((size) => ' '.repeat(size)),
);

test('the first bytes tell what all of them tell', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 5 }), fc.boolean(), (parts, complete) => {
      const start = Buffer.from(parts.join(''), 'latin1');
      expect(bodyKind(start, complete)).toBe(byText(start, complete));
    }),
    { seed: 8, numRuns: 2000 },
  );
});
