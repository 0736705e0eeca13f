import { describe, expect, test } from '@jest/globals';
import { plainest } from '../../fixtures/streams.js';
import { type Scan, scanText } from '../scan.js';

const START = 'data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":null}]}\n\n';
const STOP = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n';
const DONE = 'data: [DONE]\n\n';
const scan = (body: string, keep = 0): Scan => scanText('chat', body, keep);
const chunk = (choice: object): string => `data: ${JSON.stringify({ choices: [choice] })}\n\n`;

describe('chat is whole', () => {
  test.each([
    ['with finish_reason and [DONE]', START + STOP + DONE],
    ['without [DONE]', START + STOP],
    [
      'of two choices, both finished',
      START + STOP + (START + STOP).replaceAll('"index":0', '"index":1'),
    ],
    [
      'of the older Completions',
      'data: {"choices":[{"index":0,"text":"a","finish_reason":"length"}]}\n\n',
    ],
  ])('%s', (_, body) => {
    expect(scan(body)).toMatchObject({ out: body, ended: true });
  });

  test.each([
    ['with [DONE] without finish_reason', START + DONE],
    ['with [DONE] alone', DONE],
    ['without finish_reason', START],
    ['of two choices, one finished', START.replace('"index":0', '"index":1') + STOP + DONE],
    ['with an empty finish_reason', START.replace('null', '""') + DONE],
    ['without a frame', ''],
    ['of comments', ': a\n\n: b\n\n'],
    ['with half a frame', START + STOP.slice(0, -9)],
  ])('not %s', (_, body) => {
    expect(scan(body)).toMatchObject({ ended: false, why: 'truncated' });
  });

  test('at [DONE], whatever comes after it', () => {
    const { out, ended } = scan(`${START}${STOP}${DONE}data: {"error":{"message":"x"}}\n\n`);
    expect({ out, ended }).toEqual({ out: START + STOP + DONE, ended: true });
  });

  test('and usage between finish_reason and [DONE] is relayed and kept', () => {
    const usage = 'data: {"choices":[],"usage":{"total_tokens":3}}\n\n';
    const { out, kept } = scan(START + STOP + usage + DONE);
    expect(out).toBe(START + STOP + usage + DONE);
    expect(kept.partial()).toEqual({ frames: 4, bytes: 0, usage: { total_tokens: 3 } });
  });
});

describe('chat failures', () => {
  test.each([
    ['an error object', 'data: {"error":{"message":"x","code":429}}\n\n'],
    ['an error text', 'data: {"error":"out of memory"}\n\n'],
    ['an error beside choices', 'data: {"choices":[],"error":{"message":"x"}}\n\n'],
    ['an error event', 'event: error\ndata: upstream died\n\n'],
    ['vLLM', 'data: {"object":"error","message":"x","type":"BadRequestError","code":400}\n\n'],
    ['finish_reason error', chunk({ index: 0, delta: {}, finish_reason: 'error' })],
    [
      'OpenRouter',
      chunk({ index: 0, delta: {}, error: { code: 502, message: 'x' }, finish_reason: 'error' }),
    ],
  ])('%s', (_, frame) => {
    const before = plainest.chat.frames.slice(0, 3).join('');
    expect(scan(before + frame + DONE)).toMatchObject({ out: before, why: 'said', ended: false });
  });
});

describe('what chat does not have', () => {
  test.each([
    ['event lines', `event: message\n${START}`, START],
    ['pings', `event: ping\ndata: {"type":"ping"}\n\n${START}`, START],
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
    [
      'error null over two lines',
      START.replace('{"choices"', '{"error":\ndata: null,"choices"'),
      START,
    ],
  ])('%s', (_, body, expected) => {
    expect(scan(body + STOP + DONE)).toMatchObject({ out: expected + STOP + DONE, ended: true });
  });

  test('an error key in the model’s own text stays', () => {
    const frame = START.replace('"a"', '"\\"error\\":null"');
    expect(scan(frame + frame + STOP).out).toBe(frame + frame + STOP);
  });
});

test('text is kept up to the limit, no character cut in two', () => {
  expect(scan(plainest.chat.frames.join(''), 4).kept.partial().text).toBe('Grü');
  expect(scan(plainest.chat.frames.join(''), 3).kept.partial().text).toBe('Gr');
});
