import { describe, expect, test } from '@jest/globals';
import { plainest } from '../../fixtures/streams.js';
import { type Scan, scanText } from '../scan.js';

const { frames } = plainest.anthropic;
const scan = (body: string): Scan => scanText('anthropic', body);

describe('Anthropic Messages', () => {
  test('is whole at message_stop only', () => {
    expect(scan(frames.join('')).ended).toBe(true);
    expect(scan(frames.slice(0, -1).join(''))).toMatchObject({ ended: false, why: 'truncated' });
    expect(scan(`${frames[0]}data: [DONE]\n\n`)).toMatchObject({ ended: false, why: 'truncated' });
  });

  test.each(['event: error\n', ''])('fails at an error event, %j before it', (name) => {
    const error = '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}';
    const before = frames.slice(0, 5).join('');
    expect(scan(`${before}${name}data: ${error}\n\n`)).toMatchObject({ out: before, why: 'said' });
  });

  test('a frame without its event line is given it', () => {
    const bare = frames.map((frame) => frame.slice(frame.indexOf('data:')));
    expect(scan(bare.join('')).out).toBe(frames.join(''));
  });

  test('keeps the usage of both ends', () => {
    expect(scan(frames.join('')).kept.partial().usage).toEqual({
      input_tokens: 25,
      output_tokens: 15,
    });
  });
});
