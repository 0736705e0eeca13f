import { describe, expect, test } from '@jest/globals';
import { plainest } from '../../fixtures/streams.js';
import { type Scan, scanText } from '../scan.js';

const { frames } = plainest.gemini;
const scan = (body: string): Scan => scanText('gemini', body);
const frame = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const text = { content: { parts: [{ text: 'x' }] } };

describe('Gemini', () => {
  test.each([
    ['a finishReason', frame({ candidates: [{ finishReason: 'MAX_TOKENS' }] })],
    ['a blocked prompt', frame({ promptFeedback: { blockReason: 'SAFETY' } })],
    [
      'every candidate finished',
      frame({
        candidates: [
          { index: 0, ...text },
          { index: 1, ...text },
        ],
      }) +
        frame({ candidates: [{ index: 0, finishReason: 'STOP' }] }) +
        frame({ candidates: [{ index: 1, finishReason: 'STOP' }] }),
    ],
  ])('is whole: %s', (_, body) => {
    expect(scan(body)).toMatchObject({ out: body, ended: true });
  });

  test.each([
    ['no finishReason', frames.slice(0, 2).join('')],
    [
      'an unspecified one',
      frame({ candidates: [{ ...text, finishReason: 'FINISH_REASON_UNSPECIFIED' }] }),
    ],
    [
      'one candidate of two',
      frame({
        candidates: [
          { index: 0, finishReason: 'STOP' },
          { index: 1, ...text },
        ],
      }),
    ],
    ['[DONE]', `${frames[0]}data: [DONE]\n\n`],
  ])('is truncated: %s', (_, body) => {
    expect(scan(body)).toMatchObject({ ended: false, why: 'truncated' });
  });

  test.each([
    ['google.rpc.Status', { error: { code: 503, message: 'x', status: 'UNAVAILABLE' } }],
    ['the same in a list', [{ error: { code: 503, message: 'x', status: 'UNAVAILABLE' } }]],
  ])('failed: %s', (_, value) => {
    expect(scan(frames[0] + frame(value))).toMatchObject({ out: frames[0], why: 'said' });
  });

  test('every frame begins with data; comments in a block of their own stay', () => {
    const body = `event: message\nid: 1\n: x\n${frames[0]}: alone\n\n${frames[3]}`;
    expect(scan(body).out).toBe(`${frames[0]}: alone\n\n${frames[3]}`);
  });

  test('keeps the last usage', () => {
    expect(scan(frames.join('')).kept.partial().usage).toEqual({
      promptTokenCount: 4,
      candidatesTokenCount: 3,
      totalTokenCount: 7,
    });
  });
});
