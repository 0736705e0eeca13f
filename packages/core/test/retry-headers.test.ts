import { describe, expect, test } from '@jest/globals';
import { fault } from '../src/fault.js';
import { addRetryHeaders } from '../src/retry-headers.js';

function headersOf(made: ReturnType<typeof fault>, status: number): Record<string, string> {
  const headers: Record<string, string> = {};
  addRetryHeaders(headers, made, status);
  return headers;
}

describe('docs/contract.md, "Retry hints"', () => {
  test.each([408, 409, 429, 500, 502, 503, 504])('%d, not to be retried, says so', (status) => {
    expect(headersOf(fault('conflict'), status)).toEqual({ 'x-should-retry': 'false' });
  });

  test.each([400, 401, 404, 422])('%d, not to be retried, needs no word', (status) => {
    expect(headersOf(fault('conflict'), status)).toEqual({});
  });

  test.each([400, 404, 422])('%d that may be retried says so', (status) => {
    expect(headersOf(fault('conflict', { retryable: true }), status)).toEqual({
      'x-should-retry': 'true',
    });
  });

  test.each([
    [1, '1', '1'],
    [1500, '2', '1500'],
    [59_000, '59', '59000'],
  ])('a wait of %d ms is told twice', (retryAfterMs, seconds, ms) => {
    expect(headersOf(fault('rate_limit_exceeded', { retryAfterMs }), 429)).toEqual({
      'retry-after': seconds,
      'retry-after-ms': ms,
    });
  });

  test.each([59_001, 60_000, 3_600_000])('a wait of %d ms forbids the retry', (retryAfterMs) => {
    expect(headersOf(fault('rate_limit_exceeded', { retryAfterMs }), 429)).toEqual({
      'retry-after': String(Math.ceil(retryAfterMs / 1000)),
      'x-should-retry': 'false',
    });
  });

  test.each([429, 503])('%d that waits, unknown how long: two seconds', (status) => {
    expect(headersOf(fault('overloaded'), status)).toEqual({
      'retry-after': '2',
      'retry-after-ms': '2000',
    });
  });

  test.each([408, 500, 502])('%d has no wait of its own', (status) => {
    expect(headersOf(fault('overloaded'), status)).toEqual({});
  });

  test('what may be retried at once has no wait, though its status often has one', () => {
    expect(headersOf(fault('conflict', { retryable: true }), 429)).toEqual({});
    expect(headersOf(fault('conflict', { retryable: true }), 503)).toEqual({});
  });

  test('a code outside the catalog waits where its status does', () => {
    const busy = fault.custom('printer_busy', {
      status: 503,
      type: 'server_error',
      retryable: true,
    });
    expect(headersOf(busy, 503)).toEqual({ 'retry-after': '2', 'retry-after-ms': '2000' });
    expect(headersOf(busy, 500)).toEqual({});
  });
});
