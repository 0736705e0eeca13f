import { describe, expect, test } from '@jest/globals';
import { plainest } from '../../fixtures/streams.js';
import { type Scan, scanText } from '../scan.js';

const scan = (body: string): Scan => scanText('responses', body);
const event = (type: string, response: object): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, response })}\n\n`;

describe('Responses', () => {
  test.each([
    ['completed', event('response.completed', { status: 'completed', error: null })],
    ['incomplete', event('response.incomplete', { status: 'incomplete' })],
    ['its last frame without the blank line', event('response.completed', {}).trimEnd()],
  ])('is whole: %s', (_, body) => {
    expect(scan(body).ended).toBe(true);
  });

  test.each([
    ['no terminal event', plainest.responses.frames.slice(0, -1).join('')],
    ['[DONE] instead of one', `${plainest.responses.frames[0]}data: [DONE]\n\n`],
  ])('is truncated: %s', (_, body) => {
    expect(scan(body)).toMatchObject({ ended: false, why: 'truncated' });
  });

  test.each([
    [
      'the documented event',
      'event: error\ndata: {"type":"error","code":"server_error","message":"x","param":null,"sequence_number":3}\n\n',
    ],
    [
      'the same unnamed',
      'data: {"type":"error","code":"server_error","message":"x","param":null,"sequence_number":3}\n\n',
    ],
    ['Chat Completions’ form', 'data: {"error":{"message":"x"}}\n\n'],
    ['failed', event('response.failed', { status: 'failed', error: { code: 'x', message: 'x' } })],
    ['completed with status failed', event('response.completed', { status: 'failed' })],
    ['completed with an error', event('response.completed', { error: { code: 'x' } })],
    ['cancelled', event('response.cancelled', { status: 'cancelled' })],
  ])('failed: %s', (_, frame) => {
    const before = plainest.responses.frames.slice(0, 6).join('');
    expect(scan(before + frame)).toMatchObject({ out: before, why: 'said', ended: false });
  });

  test('the last sequence number is kept, of frames known by comparison too', () => {
    const { kept } = scan(plainest.responses.frames.slice(0, 8).join(''));
    expect(kept.partial()).toEqual({ frames: 8, bytes: 0 });
    expect(kept.sequenceNumber).toBe(7);
  });

  test('its event lines stay, pings go', () => {
    const body = `event: ping\ndata: {"type":"ping"}\n\n${plainest.responses.frames.join('')}`;
    expect(scan(body).out).toBe(plainest.responses.frames.join(''));
  });
});
