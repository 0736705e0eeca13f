import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readRetryHint } from '../src/retry-hint.js';

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('headers', () => {
  test.each([
    [{ 'retry-after': '20' }, 20_000],
    [{ 'Retry-After': '1.5' }, 1500],
    [{ 'retry-after-ms': '1234' }, 1234],
    [{ 'retry-after-ms': '500', 'retry-after': '20' }, 500],
    [{ 'x-ratelimit-reset-requests': '6m0s' }, 360_000],
    [{ 'x-ratelimit-reset-tokens': '120ms' }, 120],
    [{ 'x-ratelimit-reset-requests': '1h2m3.5s' }, 3_723_500],
    [
      {
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-reset-tokens': '6m0s',
        'x-ratelimit-remaining-requests': '0',
      },
      1000,
    ],
    [{ 'retry-after': '0' }, undefined],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': String(32 * 86_400) }, undefined],
    [{ 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, undefined],
    [{}, undefined],
  ])('%o', (headers, ms) => {
    expect(readRetryHint(headers as Record<string, string>)).toBe(ms);
  });

  test('a date, an epoch and an ISO time ahead', () => {
    const forms = [
      { 'retry-after': new Date(Date.now() + 60_000).toUTCString() },
      { 'x-ratelimit-reset': String(inSeconds(60)) },
      { 'x-ratelimit-reset': String(inSeconds(60) * 1000) },
      { 'anthropic-ratelimit-requests-reset': new Date(Date.now() + 60_000).toISOString() },
    ];
    for (const headers of forms) {
      const ms = readRetryHint(headers as Record<string, string>) ?? 0;
      expect(ms).toBeGreaterThan(50_000);
      expect(ms).toBeLessThanOrEqual(61_000);
    }
  });

  test('a Headers object', () => {
    expect(readRetryHint(new Headers({ 'retry-after': '3' }))).toBe(3000);
  });
});

describe('bodies', () => {
  test.each([
    [
      '{"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34s"}]}',
      34_000,
    ],
    ['{"retryDelay": "34.074824224s"}', 34_075],
    ['Rate limit reached. Please try again in 1.2s.', 1200],
    ['Please try again in 6m0s.', 360_000],
    ['try again in 120ms', 120],
    ['Please retry after 20 seconds.', 20_000],
    ['{"error":{"resets_in_seconds":1800}}', 1_800_000],
    ['{"error":"Model is loading","estimated_time":20.5}', 20_500],
    ['{"error":"Model is loading","estimated_time":35.66771316528320}', 35_668],
    ['try again later', undefined],
    ['', undefined],
  ])('%s', (body, ms) => {
    expect(readRetryHint({}, body)).toBe(ms);
  });
});

test('any text: a positive wait of at most 31 days, or none; never a throw', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (header, body) => {
      const ms = readRetryHint({ 'retry-after': header, 'x-ratelimit-reset': header }, body);
      return ms === undefined || (ms > 0 && ms <= 31 * 86_400_000);
    }),
    { seed: 4, numRuns: 500 },
  );
});

// A plain record without such a name is not asked; a class that answers to `get` always is.
test('a record says what a class with the same headers says', () => {
  const entry = fc.tuple(
    fc.constantFrom(
      ...['retry-after', 'Retry-After', 'retry-after-ms', 'x-ratelimit-reset', 'RateLimit-Reset'],
      ...['anthropic-ratelimit-tokens-reset', 'x-ratelimit-reset-requests', 'date', 'x-request-id'],
    ),
    fc.constantFrom('20', '1.5', '6m0s', 'soon', '0'),
  );
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 4 }), (entries) => {
      const record = Object.fromEntries(entries);
      const asked = Object.create({}, Object.getOwnPropertyDescriptors(record));
      expect(readRetryHint(record)).toBe(readRetryHint(asked));
    }),
    { seed: 8 },
  );
});
