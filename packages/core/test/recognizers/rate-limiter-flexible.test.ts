import { describe, expect, test } from '@jest/globals';
import { RateLimiterMemory, RateLimiterQueue, RateLimiterUnion } from 'rate-limiter-flexible';
import { classify } from '../../src/classify.js';
import { rejection } from './serving.js';

describe('rate-limiter-flexible', () => {
  test('the rejected object is no Error, and tells the wait', async () => {
    const limiter = new RateLimiterMemory({ points: 1, duration: 5 });
    await limiter.consume('key');
    const fault = classify(await rejection(limiter.consume('key')));
    expect(fault).toMatchObject({
      code: 'rate_limit_exceeded',
      status: 429,
      origin: 'caller',
      retryable: true,
      evidence: { recognizer: 'rate-limiter-flexible', by: 'code', field: 'msBeforeNext' },
    });
    expect(fault.headers).toEqual({ 'retry-after': '5' });
  });

  test('a union rejects with a record: the longest wait counts', async () => {
    const limiter = new RateLimiterUnion(
      new RateLimiterMemory({ keyPrefix: 'second', points: 1, duration: 1 }),
      new RateLimiterMemory({ keyPrefix: 'minute', points: 1, duration: 30 }),
    );
    await limiter.consume('key');
    const fault = classify(await rejection(limiter.consume('key')));
    expect(fault.code).toBe('rate_limit_exceeded');
    expect(fault.headers).toEqual({ 'retry-after': '30' });
  });

  test('a full queue', async () => {
    const limiter = new RateLimiterMemory({ points: 1, duration: 1 });
    const queue = new RateLimiterQueue(limiter, { maxQueueSize: 0 });
    await queue.removeTokens(1);
    expect(classify(await rejection(queue.removeTokens(1)))).toMatchObject({
      code: 'rate_limit_exceeded',
      evidence: { by: 'name' },
    });
  });

  test('a key that is blocked for good has no wait to tell', () => {
    expect(classify({ msBeforeNext: -1, remainingPoints: 0 })).toMatchObject({
      code: 'rate_limit_exceeded',
      retryAfterMs: undefined,
    });
  });

  test.each([[{}], [[]], [{ msBeforeNext: 5 }]])('%j is none', (thrown) => {
    expect(classify(thrown).code).toBe('internal_error');
  });
});
