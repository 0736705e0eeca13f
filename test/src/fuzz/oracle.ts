import type { Profile } from '@faultwire/core';
import { expect } from '@jest/globals';
import { CANARY } from './thrown.js';

/** An answer as a host wrote it or as `answer` made it. */
export interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** What an error answer may carry; anything else was smuggled in. */
const ALLOWED_HEADERS = new Set([
  ...[
    'content-type',
    'content-length',
    'cache-control',
    'x-request-id',
    'request-id',
    'connection',
  ],
  ...['retry-after', 'retry-after-ms', 'x-should-retry', 'www-authenticate', 'allow'],
  ...['date', 'keep-alive', 'x-powered-by', 'vary', 'x-faultwire-attempts'],
]);

/** docs/contract.md: the envelope, statuses from 400 to 599, an allow-list of headers, no secret. */
export function expectValid({ status, headers, body }: Told, profile?: Profile): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThanOrEqual(599);
  const { error } = JSON.parse(body) as { error: Record<string, unknown> };
  expect(error['message']).toMatch(/\S/);
  expect(typeof error['type']).toBe('string');
  const { code, param } = error;
  expect(code === null || typeof code === 'string').toBe(true);
  expect(param === undefined || param === null || typeof param === 'string').toBe(true);
  const keys = Object.keys(error);
  const printed: readonly string[] = profile?.keys ?? ['message', 'type', 'code', 'param'];
  expect(keys.filter((key) => !printed.includes(key))).toEqual([]);
  expect(Buffer.byteLength(body)).toBeLessThanOrEqual(32_768);
  for (const [name, value] of Object.entries(headers)) {
    if (!/^ratelimit(-[a-z]+)?$/.test(name)) expect(ALLOWED_HEADERS).toContain(name);
    expect(String(value)).toMatch(/^[\t\x20-\x7e]*$/);
  }
  expect(JSON.stringify(headers) + body).not.toContain(CANARY);
}
