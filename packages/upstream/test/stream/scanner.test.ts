import { describe, expect, test } from '@jest/globals';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import fc from 'fast-check';
import { dialects } from '../../src/stream/dialects/index.js';
import { KeptOutput } from '../../src/stream/kept-output.js';
import { Scanner } from '../../src/stream/scanner.js';
import { isWholeAt, plainest, type StreamFixture, streams, wire } from '../fixtures/streams.js';

interface Scan {
  readonly out: string;
  readonly ended: boolean;
  readonly why: string | undefined;
  readonly kept: KeptOutput;
}

function scan(dialect: StreamFixture['dialect'], chunks: readonly Uint8Array[], keep = 0): Scan {
  const kept = new KeptOutput(keep);
  const scanner = new Scanner(dialects[dialect], kept);
  const out: Uint8Array[] = [];
  for (const chunk of chunks) {
    for (let rest: Uint8Array | undefined = chunk; rest !== undefined; rest = scanner.rest)
      out.push(Uint8Array.from(scanner.push(rest)));
    if (scanner.ended || scanner.failure !== undefined) break;
  }
  if (!scanner.ended && scanner.failure === undefined) out.push(scanner.finish());
  const { ended, failure } = scanner;
  return { out: Buffer.concat(out).toString(), ended, why: failure?.why, kept };
}

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
const text = (dialect: StreamFixture['dialect'], body: string, keep = 0): Scan =>
  scan(dialect, [Buffer.from(body)], keep);

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
    expect(text(fixture.dialect, other)).toMatchObject({ out: other, ended: true });
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

describe('what ends a stream', () => {
  test.each([
    ['chat without [DONE]', 'chat', START + STOP, true],
    ['chat [DONE] without finish_reason', 'chat', START + DONE, false],
    ['chat [DONE] alone', 'chat', DONE, false],
    ['chat clean end without finish_reason', 'chat', START, false],
    [
      'chat finish_reason of one choice of two',
      'chat',
      START.replace('"index":0', '"index":1') + STOP + DONE,
      false,
    ],
    ['chat empty finish_reason', 'chat', `${START.replace('null', '""')}${DONE}`, false],
    ['nothing', 'chat', '', false],
    ['comments only', 'chat', ': a\n\n: b\n\n', false],
    [
      'Responses incomplete',
      'responses',
      'data: {"type":"response.incomplete","response":{"status":"incomplete"}}\n\n',
      true,
    ],
    [
      'Responses completed, last frame without its blank line',
      'responses',
      'data: {"type":"response.completed","response":{"status":"completed"}}',
      true,
    ],
    ['Responses [DONE]', 'responses', DONE, false],
    [
      'Anthropic without message_stop',
      'anthropic',
      'event: message_delta\ndata: {"type":"message_delta","delta":{"stop_reason":"end_turn"}}\n\n',
      false,
    ],
    [
      'Gemini finishReason',
      'gemini',
      'data: {"candidates":[{"finishReason":"MAX_TOKENS"}]}\n\n',
      true,
    ],
    [
      'Gemini of two candidates one',
      'gemini',
      'data: {"candidates":[{"index":0,"finishReason":"STOP"},{"index":1,"content":{"parts":[{"text":"x"}]}}]}\n\n',
      false,
    ],
    [
      'Gemini prompt blocked',
      'gemini',
      'data: {"promptFeedback":{"blockReason":"SAFETY"}}\n\n',
      true,
    ],
    ['Gemini [DONE]', 'gemini', DONE, false],
  ] as const)('%s', (_, dialect, body, ended) => {
    const seen = text(dialect, body);
    expect(seen.ended).toBe(ended);
    expect(seen.why).toBe(ended ? undefined : 'truncated');
  });

  test('what comes after the terminal event is ignored', () => {
    const { out, ended } = text(
      'chat',
      `${START}${STOP}${DONE}data: {"error":{"message":"x"}}\n\n`,
    );
    expect({ out, ended }).toEqual({ out: START + STOP + DONE, ended: true });
  });

  test('usage between finish_reason and [DONE] is relayed and kept', () => {
    const usage = 'data: {"choices":[],"usage":{"total_tokens":3}}\n\n';
    const { out, kept } = text('chat', START + STOP + usage + DONE);
    expect(out).toBe(START + STOP + usage + DONE);
    expect(kept.partial()).toEqual({ frames: 4, bytes: 0, usage: { total_tokens: 3 } });
  });

  test('a last frame without its blank line is given it', () => {
    expect(text('chat', START + STOP.trimEnd()).out).toBe(START + STOP);
    expect(text('chat', START + STOP.slice(0, -1)).out).toBe(START + STOP);
    expect(text('chat', START + STOP + DONE.trimEnd()).out).toBe(START + STOP + DONE);
  });

  test('half a frame is dropped', () => {
    expect(text('chat', START + START.slice(0, -9))).toMatchObject({
      out: START,
      why: 'truncated',
    });
  });
});

describe('failures inside a stream', () => {
  const chatChoice = (choice: object): string =>
    `data: ${JSON.stringify({ choices: [choice] })}\n\n`;
  test.each([
    ['an error object', 'chat', 'data: {"error":{"message":"x","code":429}}\n\n'],
    ['an error text', 'chat', 'data: {"error":"out of memory"}\n\n'],
    ['an error beside choices', 'chat', 'data: {"choices":[],"error":{"message":"x"}}\n\n'],
    ['an error event', 'chat', 'event: error\ndata: upstream died\n\n'],
    [
      'vLLM',
      'chat',
      'data: {"object":"error","message":"x","type":"BadRequestError","code":400}\n\n',
    ],
    ['finish_reason error', 'chat', chatChoice({ index: 0, delta: {}, finish_reason: 'error' })],
    [
      'OpenRouter',
      'chat',
      chatChoice({
        index: 0,
        delta: {},
        error: { code: 502, message: 'x' },
        finish_reason: 'error',
      }),
    ],
    [
      'flat error event',
      'responses',
      'event: error\ndata: {"type":"error","code":"server_error","message":"x","param":null,"sequence_number":3}\n\n',
    ],
    [
      'response.failed',
      'responses',
      'data: {"type":"response.failed","response":{"status":"failed","error":{"code":"rate_limit_exceeded","message":"x"}}}\n\n',
    ],
    [
      'completed with status failed',
      'responses',
      'data: {"type":"response.completed","response":{"status":"failed"}}\n\n',
    ],
    [
      'overloaded',
      'anthropic',
      'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
    ],
    [
      'the same without its event line',
      'anthropic',
      'data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
    ],
    [
      'google.rpc.Status',
      'gemini',
      'data: {"error":{"code":503,"message":"x","status":"UNAVAILABLE"}}\n\n',
    ],
    [
      'the same in a list',
      'gemini',
      'data: [{"error":{"code":503,"message":"x","status":"UNAVAILABLE"}}]\n\n',
    ],
  ] as const)('%s (%s)', (_, dialect, frame) => {
    const before = plainest[dialect].frames.slice(0, 3).join('');
    expect(text(dialect, before + frame + frame)).toMatchObject({
      out: before,
      why: 'said',
      ended: false,
    });
  });

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
  ])('malformed after like frames: %j', (frame) => {
    expect(text('chat', START + START + frame + STOP + DONE)).toMatchObject({
      out: START + START,
      why: 'malformed',
    });
  });

  test('nothing passes after a failure, were it like the frames before', () => {
    const error = 'data: {"error":{"message":"x"}}\n\n';
    expect(text('chat', START + START + error + START + START).out).toBe(START + START);
    expect(text('chat', START + START + STOP + DONE + START).out).toBe(START + START + STOP + DONE);
  });

  test('a frame without end', () => {
    const kept = new KeptOutput(0);
    const scanner = new Scanner(dialects.chat, kept);
    const piece = new Uint8Array(1 << 20).fill(97);
    for (let i = 0; i < 17 && scanner.failure === undefined; i += 1) {
      scanner.push(piece);
      while (scanner.rest !== undefined) scanner.push(scanner.rest);
    }
    expect(scanner.failure).toEqual({ why: 'endless' });
  });
});

describe('what the dialect does not have', () => {
  const named = (name: string, frame: string): string => `event: ${name}\n${frame}`;
  test.each([
    ['event lines on chat', named('message', START), START],
    ['pings on chat', `event: ping\ndata: {"type":"ping"}\n\n${START}`, START],
    ['unnamed pings', `data: {"type":"ping"}\n\n${START}`, START],
    ['empty data', `data:\n\ndata: \n\n${START}`, START],
    ['fields without data', `event: x\n\nretry: 3\n\n${START}`, START],
    ['error null first', START.replace('{"choices"', '{"error":null,"choices"'), START],
    [
      'error null last',
      START.replace(']}\n', '], "error" : null }\n'),
      START.replace(']}\n', '] }\n'),
    ],
    [
      'error null between',
      START.replace('"choices"', '"id":1,"error":null,"choices"'),
      START.replace('"choices"', '"id":1,"choices"'),
    ],
    ['error null alone', `data: {"error":null}\n\n${START}`, `data: {}\n\n${START}`],
  ])('%s', (_, body, expected) => {
    expect(text('chat', body + STOP + DONE)).toMatchObject({
      out: expected + STOP + DONE,
      ended: true,
    });
  });

  test('an error key of the model’s own text stays', () => {
    const frame = START.replace('"a"', '"\\"error\\":null"');
    expect(text('chat', frame + frame + STOP).out).toBe(frame + frame + STOP);
  });

  test('data without a space, and JSON over two lines, leave as they came', () => {
    const body = `${START.replace('data: ', 'data:')}data: {"choices":[{"index":0,\ndata: "delta":{},"finish_reason":"stop"}]}\n\n`;
    expect(text('chat', body)).toMatchObject({ out: body, ended: true });
  });

  test('Gemini frames begin with data', () => {
    const frame = plainest.gemini.frames[0] ?? '';
    const end = plainest.gemini.frames[3] ?? '';
    const body = `event: message\nid: 1\n: x\n${frame}: alone\n\n${end}`;
    expect(text('gemini', body).out).toBe(`${frame}: alone\n\n${end}`);
  });

  test('Anthropic frames have their event line', () => {
    const frames = plainest.anthropic.frames.map((frame) => frame.slice(frame.indexOf('data:')));
    expect(text('anthropic', frames.join('')).out).toBe(plainest.anthropic.frames.join(''));
  });
});

describe('what is kept', () => {
  test('frames, the last usage, and the last sequence number', () => {
    const { frames } = plainest.responses;
    const { kept } = text('responses', frames.slice(0, 8).join(''));
    expect(kept.partial()).toEqual({ frames: 8, bytes: 0 });
    expect(kept.sequenceNumber).toBe(7);
  });

  test('Anthropic usage of both ends', () => {
    expect(text('anthropic', plainest.anthropic.frames.join('')).kept.partial().usage).toEqual({
      input_tokens: 25,
      output_tokens: 15,
    });
  });

  test('text up to the limit, no character cut in two', () => {
    expect(text('chat', plainest.chat.frames.join(''), 4).kept.partial().text).toBe('Grü');
    expect(text('chat', plainest.chat.frames.join(''), 3).kept.partial().text).toBe('Gr');
  });
});
