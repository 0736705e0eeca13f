import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { base64Bytes, firstBytes, isBase64 } from '../../src/media/base64.js';

const seeded = { seed: 20261123, numRuns: 300 };

test('whatever Node encodes is base64, of the length that it had', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect(isBase64(text)).toBe(true);
      expect(isBase64(`head,${text}`, 5)).toBe(true);
      expect(isBase64(text.replace(/=+$/, ''))).toBe(true);
      expect(base64Bytes(text)).toBe(bytes.length);
    }),
    seeded,
  );
});

test('the first bytes are those that were encoded', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), fc.nat(40), (bytes, count) => {
      const text = `data:,${Buffer.from(bytes).toString('base64')}`;
      const head = Buffer.from(firstBytes(text, 6, count));
      expect(head.length).toBeGreaterThanOrEqual(Math.min(count, bytes.length));
      expect(head.equals(Buffer.from(bytes).subarray(0, head.length))).toBe(true);
    }),
    seeded,
  );
});

test.each([
  '',
  '=',
  '==',
  'A',
  'AAAAA',
  'AA=',
  'AA===',
  'A===',
  'AA A',
  'AA\n',
  'AA-_',
  'é',
  '====',
  'A=AA',
])('is no base64: %j', (text) => {
  expect(isBase64(text)).toBe(false);
});

describe('a long text is judged by its ends and samples', () => {
  const long = 'ABCD'.repeat(50_000);

  test('right', () => {
    expect(isBase64(long)).toBe(true);
  });

  test.each([0, 100, 511, long.length - 1, long.length - 256])('wrong at %i', (at) => {
    expect(isBase64(`${long.slice(0, at)}!${long.slice(at + 1)}`)).toBe(false);
  });

  test('text is never taken for it', () => {
    expect(isBase64('The quick brown fox. '.repeat(10_000))).toBe(false);
  });
});
