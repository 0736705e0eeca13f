import { describe, expect, test } from '@jest/globals';
import { type BodyRecord, bodySink, maskedBody } from '../../src/index.js';
import { failureOf } from '../fixtures.js';

const body = {
  model: 'gpt-4o',
  stream: true,
  temperature: 0.2,
  messages: [
    { role: 'system', content: 'You are a pirate.' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'my diary' },
        { type: 'image_url', image_url: { url: 'https://example.com/me.png' } },
      ],
    },
  ],
  metadata: { 'a key with words': 'x' },
  user: 'someone@example.com',
};

describe('bodySink', () => {
  test('hands on the shape of the body, and of each text its length and hash', () => {
    const records: BodyRecord[] = [];
    const sink = bodySink((record) => records.push(record));
    sink.onFault?.(...failureOf('overloaded', { body }));
    const text = (chars: number) => ({ chars, hash: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(records).toEqual([
      {
        time: expect.any(String),
        request_id: 'req-1',
        code: 'overloaded',
        body: {
          model: 'gpt-4o',
          stream: true,
          temperature: 0.2,
          messages: [
            { role: 'system', content: text(17) },
            {
              role: 'user',
              content: [
                { type: 'text', text: text(8) },
                { type: 'image_url', image_url: { url: text(26) } },
              ],
            },
          ],
          metadata: { '(16 characters)': text(1) },
          user: text(19),
        },
      },
    ]);
  });

  test('the same text has the same hash, another text another', () => {
    const [a, b, c] = maskedBody(['one', 'one', 'two']) as { hash: string }[];
    expect(a).toEqual(b);
    expect(a?.hash).not.toBe(c?.hash);
  });

  test('a request without a parsed body is none of its business', () => {
    const records: unknown[] = [];
    const sink = bodySink((record) => records.push(record));
    sink.onFault?.(...failureOf('not_found'));
    expect(records).toEqual([]);
    expect(() => bodySink(undefined as never)).toThrow('bodySink: write');
  });

  test('a body that has no end is cut', () => {
    const endless: Record<string, unknown> = {
      model: ['sk', 'proj', 'aB3dE6gH9jK2mN5p'].join('-'),
    };
    endless['self'] = endless;
    endless['wide'] = Array.from({ length: 100_000 }, () => ({ role: 'user' }));
    const text = JSON.stringify(maskedBody(endless));
    expect(text.length).toBeLessThan(500_000);
    expect(text).not.toContain('aB3dE6');
  });
});
