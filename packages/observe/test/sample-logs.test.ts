import type { Logger } from '@faultwire/core';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sampleLogs } from '../src/index.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function recorder(): { logger: Logger; lines: unknown[][] } {
  const lines: unknown[][] = [];
  const at = (level: string) => (record: object, message?: string) => {
    lines.push([level, record, message]);
  };
  return { logger: { info: at('info'), warn: at('warn'), error: at('error') }, lines };
}

describe('sampleLogs', () => {
  test('a burst of one code passes as its first records and one line with the count', () => {
    const { logger, lines } = recorder();
    const sampled = sampleLogs(logger, { burst: 3, windowMs: 1000 });
    for (let index = 0; index < 1000; index += 1) sampled.warn({ code: 'overloaded', index }, 'm');
    expect(lines).toEqual([0, 1, 2].map((index) => ['warn', { code: 'overloaded', index }, 'm']));
    jest.advanceTimersByTime(1000);
    expect(lines[3]).toEqual([
      'warn',
      { code: 'overloaded', suppressed: 997, window_ms: 1000 },
      'request failed: overloaded: 997 more',
    ]);
    sampled.warn({ code: 'overloaded' }, 'again');
    expect(lines).toHaveLength(5);
  });

  test('codes and levels are counted apart, and what is no fault always passes', () => {
    const { logger, lines } = recorder();
    const sampled = sampleLogs(logger, { burst: 1, windowMs: 1000 });
    sampled.info({ code: 'a' });
    sampled.warn({ code: 'a' });
    sampled.info({ code: 'b' });
    for (let index = 0; index < 5; index += 1) sampled.error({ hook: 'logger' });
    expect(lines).toHaveLength(8);
    jest.advanceTimersByTime(1000);
    expect(lines).toHaveLength(8);
  });

  test('by default twenty of one code in ten seconds', () => {
    const { logger, lines } = recorder();
    const sampled = sampleLogs(logger);
    for (let index = 0; index < 30; index += 1) sampled.warn({ code: 'a' });
    expect(lines).toHaveLength(20);
    jest.advanceTimersByTime(10_000);
    expect(lines).toHaveLength(21);
  });

  test('a million invented codes are counted together', () => {
    const { logger, lines } = recorder();
    const sampled = sampleLogs(logger, { burst: 1, windowMs: 1000 });
    for (let index = 0; index < 1_000_000; index += 1) sampled.warn({ code: `code-${index}` });
    expect(lines.length).toBeLessThanOrEqual(202);
    jest.advanceTimersByTime(1000);
    expect(lines.at(-1)?.[1]).toEqual({ code: 'other', suppressed: 999_799, window_ms: 1000 });
  });

  test("a logger's failure at the end of a window harms nobody; before it, its caller guards", async () => {
    const failing = {
      info: () => undefined,
      warn: () => {
        throw new Error('disk full');
      },
      error: () => Promise.reject(new Error('disk full')),
    } as unknown as Logger;
    const sampled = sampleLogs(failing, { burst: 1, windowMs: 1000 });
    expect(() => sampled.warn({ code: 'a' })).toThrow('disk full');
    await expect(sampled.error({ code: 'a' })).rejects.toThrow('disk full');
    sampled.warn({ code: 'a' });
    sampled.error({ code: 'a' });
    await jest.advanceTimersByTimeAsync(1000);
  });

  test('a wrong option is named', () => {
    const { logger } = recorder();
    for (const burst of [0, 1.5, -1]) expect(() => sampleLogs(logger, { burst })).toThrow('burst');
    for (const windowMs of [0, Number.NaN, 2 ** 40])
      expect(() => sampleLogs(logger, { windowMs })).toThrow('windowMs');
  });
});
