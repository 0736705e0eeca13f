import { describe, expect, test } from '@jest/globals';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import fc from 'fast-check';
import { dialects } from '../../src/stream/dialects/index.js';
import { KeptOutput } from '../../src/stream/kept-output.js';
import { Scanner } from '../../src/stream/scanner.js';
import { isWholeAt, streams, wire } from '../fixtures/streams.js';
import { scan, scanText } from './scan.js';

/** Cuts bytes into pieces at the given places, taken modulo their length. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const at = [0, ...places.map((p) => p % bytes.length).sort((a, b) => a - b), bytes.length];
  return at.slice(1).map((end, i) => bytes.subarray(at[i], end));
}

function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    bytes.subarray(i * size, (i + 1) * size),
  );
}

const places = fc.array(fc.nat(), { maxLength: 40 });
const START = 'data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}\n\n';
const STOP = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n';
const DONE = 'data: [DONE]\n\n';

describe.each(streams)('a good stream: $name', (fixture) => {
  const bytes = wire(fixture);

  test('leaves byte for byte in any chunking, and keeps its text', () => {
    fc.assert(
      fc.property(places, (at) => {
        const { out, ended, kept } = scan(fixture.dialect, cut(bytes, at), 1000);
        expect(out).toBe(bytes.toString());
        expect(ended).toBe(true);
        expect(kept.partial().text).toBe(fixture.text);
      }),
      { seed: 31, numRuns: 60 },
    );
  });

  test('leaves byte for byte where one byte comes at a time, and where frames repeat', () => {
    expect(
      scan(
        fixture.dialect,
        [...bytes].map((b) => Uint8Array.of(b)),
      ).out,
    ).toBe(`${bytes}`);
    expect(scan(fixture.dialect, [bytes, bytes]).out).toBe(`${bytes}`);
  });

  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('leaves byte for byte with %s', (_, lineEnd) => {
    const other = Buffer.from(bytes.toString().replaceAll('\n', lineEnd));
    fc.assert(
      fc.property(places, (at) => {
        const { out, ended } = scan(fixture.dialect, cut(other, at));
        expect(out).toBe(other.toString());
        expect(ended).toBe(true);
      }),
      { seed: 32, numRuns: 40 },
    );
  });

  test('leaves byte for byte where it is long, in chunks of any size', () => {
    const lead = fixture.frames.slice(0, fixture.wholeFrom).join('');
    const long = Buffer.from(lead.repeat(150) + fixture.frames.slice(fixture.wholeFrom).join(''));
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 200_000 }), (size) => {
        const { out, ended } = scan(fixture.dialect, pieces(long, size));
        expect(out).toBe(long.toString());
        expect(ended).toBe(true);
      }),
      { seed: 34, numRuns: 10 },
    );
  });

  test('with comments and blank lines between its frames', () => {
    const other = fixture.frames.map((frame) => `: hm\n\n\n${frame}`).join('');
    expect(scanText(fixture.dialect, other)).toMatchObject({ out: other, ended: true });
  });

  test('loses its byte order mark, in any chunking', () => {
    const other = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes]);
    for (const at of [1, 2, 3, 4]) {
      const { out, ended } = scan(fixture.dialect, cut(other, [at]));
      expect(out).toBe(bytes.toString());
      expect(ended).toBe(true);
    }
  });

  test('cut at any offset it ends as whole only where it is whole', () => {
    for (let size = 0; size <= bytes.length; size += 1) {
      const { ended, why, out } = scan(fixture.dialect, [bytes.subarray(0, size)]);
      expect({ size, ended }).toEqual({ size, ended: isWholeAt(fixture, size) });
      expect(ended).toBe(why === undefined);
      if (!ended) expect(bytes.toString().startsWith(out.trimEnd())).toBe(true);
    }
  });

  test('the same at any offset in pieces', () => {
    fc.assert(
      fc.property(fc.nat({ max: bytes.length }), places, (size, at) => {
        const head = bytes.subarray(0, size);
        expect(scan(fixture.dialect, size === 0 ? [] : cut(head, at)).ended).toBe(
          isWholeAt(fixture, size),
        );
      }),
      { seed: 33, numRuns: 150 },
    );
  });
});

describe('a control parser reads the same before and after', () => {
  function read(body: string): EventSourceMessage[] {
    const events: EventSourceMessage[] = [];
    createParser({ onEvent: (event) => events.push(event) }).feed(body);
    return events;
  }

  test.each(streams)('$name', ({ dialect, frames }) => {
    const seams = fc.constantFrom('\n', ': note\n\n', ': a\r\n\r\n', '\r\n');
    fc.assert(
      fc.property(
        fc.array(seams, { minLength: frames.length, maxLength: frames.length }),
        places,
        (before, at) => {
          const body = frames.map((frame, i) => `${before[i]}${frame}`).join('');
          const { out } = scan(dialect, cut(Buffer.from(body), at));
          expect(read(out)).toEqual(read(body));
          expect(read(out)).toHaveLength(frames.filter((frame) => !frame.startsWith(':')).length);
        },
      ),
      { seed: 35, numRuns: 30 },
    );
  });
});

describe('the last frame', () => {
  test('is given the blank line that it lacks', () => {
    expect(scanText('chat', START + STOP.trimEnd()).out).toBe(START + STOP);
    expect(scanText('chat', START + STOP.slice(0, -1)).out).toBe(START + STOP);
    expect(scanText('chat', START + STOP + DONE.trimEnd()).out).toBe(START + STOP + DONE);
  });

  test('is dropped where it is half a frame', () => {
    expect(scanText('chat', START + START.slice(0, -9))).toMatchObject({
      out: START,
      why: 'truncated',
    });
  });
});

describe('frames', () => {
  test.each([
    'data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]\n\n',
    'data: {"choices":[{"index":0,"delta":{"content":"a\\x"},"finish_reason":null}]}\n\n',
    'data: {"choices":[{"index":0,"delta":{"content":"a"b"},"finish_reason":null}]}\n\n',
    'data: {"choices":[{"index":0,"delta":{"content":"a\\u12G4"},"finish_reason":null}]}\n\n',
    'data: {"choices":[{"index":0,"delta":{"content":"a\u0001"},"finish_reason":null}]}\n\n',
    'data: hello\n\n',
    'data: null\n\n',
    'data: "text"\n\n',
    'data: {"choices":[]}\ndata: {"choices":[]}\n\n',
  ])('malformed after like ones: %j', (frame) => {
    expect(scanText('chat', START + START + frame + STOP + DONE)).toMatchObject({
      out: START + START,
      why: 'malformed',
    });
  });

  test('do not pass after a failure or the end, were they like those before', () => {
    const error = 'data: {"error":{"message":"x"}}\n\n';
    expect(scanText('chat', START + START + error + START).out).toBe(START + START);
    const whole = START + START + STOP + DONE;
    expect(scanText('chat', whole + START).out).toBe(whole);
  });

  test('without a space after the colon, or in two data lines, leave as they came', () => {
    const body = `${START.replace('data: ', 'data:')}data: {"choices":[{"index":0,\ndata: "delta":{},"finish_reason":"stop"}]}\n\n`;
    expect(scanText('chat', body)).toMatchObject({ out: body, ended: true });
  });

  test('without end are given up', () => {
    const scanner = new Scanner(dialects.chat, new KeptOutput(0));
    const piece = new Uint8Array(1 << 20).fill(97);
    for (let i = 0; i < 17 && scanner.failure === undefined; i += 1) {
      scanner.push(piece);
      while (scanner.rest !== undefined) scanner.push(scanner.rest);
    }
    expect(scanner.failure).toEqual({ why: 'endless' });
  });
});
