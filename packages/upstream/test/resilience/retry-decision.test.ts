import { catalog, type FaultCode, fault } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { retryWait } from '../../src/resilience/retry-decision.js';
import {
  type RetryOptions,
  type RetryRule,
  retryRule,
} from '../../src/resilience/retry-options.js';

const rule = (options: RetryOptions = {}): RetryRule => retryRule(options) as RetryRule;
const next = (): number => 250;

describe('whether a fault is retried', () => {
  // The seeds' table (408, 429, 500, 502, 503 yes; 400, 401, 402, 404, 422 no; 409 sometimes).
  const retried: FaultCode[] = [
    'request_timeout',
    'rate_limit_exceeded',
    'internal_error',
    'upstream_unreachable',
    'overloaded',
    'service_unavailable',
  ];

  test.each(Object.keys(catalog) as FaultCode[])('%s', (code) => {
    expect(retryWait(fault(code), rule(), next)).toBe(retried.includes(code) ? 250 : undefined);
  });

  test('a code of `also` is', () => {
    expect(retryWait(fault('conflict'), rule({ also: ['conflict'] }), next)).toBe(250);
  });

  test('what the provider calls final is not, whatever its status', () => {
    expect(retryWait(fault('overloaded', { retryable: false }), rule(), next)).toBeUndefined();
  });

  test('nothing is, once something of the answer has come', () => {
    const cut = fault('upstream_unreachable', { partial: { frames: 3, bytes: 90 } });
    expect(retryWait(cut, rule(), next)).toBeUndefined();
  });
});

describe('the wait', () => {
  test('of the hint wins over the backoff, longer or shorter', () => {
    expect(retryWait(fault('overloaded', { retryAfterMs: 20_000 }), rule(), next)).toBe(20_000);
    expect(retryWait(fault('overloaded', { retryAfterMs: 10 }), rule(), next)).toBe(10);
  });

  test("over maxHintMs is the caller's", () => {
    const hinted = fault('rate_limit_exceeded', { retryAfterMs: 30_001 });
    expect(retryWait(hinted, rule(), next)).toBeUndefined();
    expect(retryWait(hinted, rule({ maxHintMs: 60_000 }), next)).toBe(30_001);
  });
});
