import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dialects } from '../../src/stream/dialects/index.js';
import { FrameTemplate } from '../../src/stream/frame-template.js';
import { KeptOutput } from '../../src/stream/kept-output.js';
import { Scanner } from '../../src/stream/scanner.js';
import { streams, wire } from '../fixtures/streams.js';

const PREFIX = 'data: {"sequence_number":';
const frameOf = (number: string, delta: string): string =>
  `${PREFIX}${number},"item_id":"m","delta":"${delta}","a":[]}\n\n`;

function template(frame: string): (other: string) => number {
  const bytes = Buffer.from(frame);
  const made = new FrameTemplate(
    bytes,
    { start: 6, end: bytes.length - 2 },
    new Set(['sequence_number', 'delta']),
  );
  return (other) => {
    return made.match(0, FrameTemplate.load(Buffer.from(other), 0));
  };
}

describe('FrameTemplate', () => {
  const match = template(frameOf('7', 'a'));

  test.each([
    ['0', ''],
    ['12345', 'text, {\\"like\\":\\"this\\"}'],
    ['8', 'ü 東 \u{1F5FC}'],
    ['8', '\\n\\t\\/\\\\\\u00e9\\uD83D\\uDE00'],
  ])('matches %s, %s', (number, delta) => {
    const frame = frameOf(number, delta);
    expect(match(frame)).toBe(Buffer.byteLength(frame));
  });

  test.each([
    ['a leading zero', frameOf('07', 'a')],
    ['no number', frameOf('', 'a')],
    ['a fraction', frameOf('7.5', 'a')],
    ['an unknown escape', frameOf('7', '\\x')],
    ['half a code', frameOf('7', '\\u12')],
    ['a control character for a digit', frameOf('7', '\\u00\u0010\u0011')],
    ['a raw line break', frameOf('7', 'a\nb')],
    ['an open quote', frameOf('7', '\\')],
    ['another key', frameOf('7', 'a').replace('item_id', 'item_ix')],
    ['another value', frameOf('7', 'a').replace('"m"', '"n"')],
    ['another end', frameOf('7', 'a').replace('[]', '[1]')],
    ['half of it', frameOf('7', 'a').slice(0, -1)],
  ])('does not match %s', (_, frame) => {
    expect(match(frame)).toBe(-1);
  });

  test('what it matches can be parsed, whatever the string', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string({ unit: 'binary', maxLength: 40 }), (number, delta) => {
        const frame = frameOf(String(number), delta);
        if (match(frame) === -1) return;
        expect(JSON.parse(frame.slice(6))).toMatchObject({ sequence_number: number });
      }),
      { seed: 51, numRuns: 500 },
    );
  });
});

describe.each(streams)('known by comparison or by parsing is the same: $name', (fixture) => {
  const bytes = wire(fixture);

  function scan(stream: Uint8Array, size: number, keep: number): object {
    // While text is kept every frame is parsed.
    const kept = new KeptOutput(keep);
    const scanner = new Scanner(dialects[fixture.dialect], kept);
    const out: Uint8Array[] = [];
    for (let at = 0; at < stream.length && !scanner.ended && !scanner.failure; at += size)
      out.push(Uint8Array.from(scanner.push(stream.subarray(at, at + size))));
    if (!scanner.ended && !scanner.failure) out.push(scanner.finish());
    const { ended, failure, hasContent } = scanner;
    const { frames, sequenceNumber } = kept;
    return { out: `${Buffer.concat(out)}`, ended, failure, hasContent, frames, sequenceNumber };
  }

  test('with any bytes changed, in any chunking', () => {
    const changes = fc.array(
      fc.record({ at: fc.nat(), drop: fc.nat({ max: 2 }), put: fc.uint8Array({ maxLength: 2 }) }),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 900 }), (list, size) => {
        let stream = Buffer.concat([bytes, bytes.subarray(0, 0)]);
        for (const { at, drop, put } of list) {
          const place = at % stream.length;
          stream = Buffer.concat([stream.subarray(0, place), put, stream.subarray(place + drop)]);
        }
        expect(scan(stream, size, 0)).toEqual(scan(stream, size, 1e9));
      }),
      { seed: 52, numRuns: 400 },
    );
  });
});
