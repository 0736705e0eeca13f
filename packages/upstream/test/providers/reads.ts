import type { FaultCode } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import type { ProviderReader } from '../../src/failed-response.js';
import { readFailure } from '../../src/read-failure.js';

/** What a provider sends, and what it means. */
export interface Fixture {
  readonly says: string;
  readonly status: number;
  readonly body: object | string;
  readonly code: FaultCode;
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the catalog's word does not hold. */
  readonly retryable?: boolean;
  /** Only with the provider's name: nothing in the form tells whose it is. */
  readonly named?: true;
}

/**
 * Each fixture is read by the provider's own reader, and once more without its name. They were
 * written for this project in the forms that `source` publishes.
 */
export function reads(reader: ProviderReader, source: string, fixtures: readonly Fixture[]): void {
  describe(`${reader.name}, by ${source}`, () => {
    test.each(fixtures)('$says is $code', ({ status, body, headers, code, retryable, named }) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const found = reader.recognize({ provider: reader.name, status, headers, body: text });
      expect(found?.code).toBe(code);
      expect(found?.upstream).toMatchObject({ provider: reader.name, status });
      if (retryable !== undefined) expect(found?.retryable).toBe(retryable);
      if (named === true) return;
      const unnamed = readFailure({ status, headers, body: text }, { credentials: 'caller' });
      expect(unnamed.code).toBe(code);
    });

    test('leaves to others what is not its own', () => {
      expect(reader.recognize({ status: 418, body: '{"kettle":true}' })).toBeUndefined();
    });
  });
}

/** OpenAI's envelope, which many share. */
export function openaiError(
  message: string,
  {
    type = null,
    code = null,
    param = null,
  }: { type?: string | null; code?: string | number | null; param?: unknown } = {},
): object {
  return { error: { message, type, param, code } };
}
