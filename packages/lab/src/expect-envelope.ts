import { AssertionError } from 'node:assert';
import { catalog, type ErrorEnvelope, type Profile, profiles } from '@faultwire/core';

/** What a failed response is expected to say; what is left out may be anything the contract allows. */
export interface ExpectedEnvelope {
  code?: string;
  status?: number;
  type?: string;
  param?: string | null;
  /** Whose keys must be printed. Default: `profiles.standard`, all four. */
  profile?: Profile;
}

/**
 * Checks that a failed response is the documented envelope in every respect that clients depend on
 * (docs/contract.md, "The envelope" and "Retry hints"). Works under Jest, Vitest and node:test.
 *
 * @param response the answer; its body is read.
 * @param expected which failure it should be.
 * @returns the `error` object of the body.
 * @throws AssertionError naming the broken rule, with what was found.
 * @example
 * ```ts
 * const response = await fetch(`${url}/chat/completions`, { method: 'POST', body: '{' });
 * await expectEnvelope(response, { status: 400, code: 'invalid_request_error' });
 * ```
 */
export async function expectEnvelope(
  response: Response,
  expected: ExpectedEnvelope = {},
): Promise<ErrorEnvelope['error']> {
  const { status, headers } = response;
  const text = await response.text();
  rule('a failure has a status from 400 to 599', status >= 400 && status <= 599, status);
  const type = headers.get('content-type') ?? '';
  rule('a failure is application/json', /^application\/json\b/.test(type), type);
  rule(
    'cache-control: no-store is on every failure',
    /\bno-store\b/.test(headers.get('cache-control') ?? ''),
    headers.get('cache-control'),
  );
  rule(
    'x-request-id is on every answer',
    /^[A-Za-z0-9._-]{1,128}$/.test(headers.get('x-request-id') ?? ''),
    headers.get('x-request-id'),
  );
  const length = headers.get('content-length');
  rule('content-length is there and right', length === String(Buffer.byteLength(text)), length);
  const error = errorObject(text);
  checkRetryHeaders(status, headers, error['code']);
  checkKeys(error, expected.profile ?? profiles.standard);
  for (const field of ['code', 'type', 'param'] as const) {
    if (expected[field] === undefined) continue;
    rule(
      `${field} is ${expected[field]}`,
      (error[field] ?? null) === expected[field],
      error[field],
    );
  }
  if (expected.status !== undefined)
    rule(`the status is ${expected.status}`, status === expected.status, status);
  return error as unknown as ErrorEnvelope['error'];
}

function errorObject(text: string): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    rule('the body is JSON', false, text.slice(0, 200));
  }
  const error = isRecord(body) ? body['error'] : undefined;
  if (isRecord(error)) return error;
  throw broken('the body is an object with an object under "error"', text.slice(0, 200));
}

function checkKeys(error: Record<string, unknown>, profile: Profile): void {
  const { message, type, code, param } = error;
  rule('message is a non-empty string', typeof message === 'string' && message !== '', message);
  rule('type is a string', typeof type === 'string', type);
  rule('code is a string or null', code === null || typeof code === 'string', code);
  rule(
    'param is a string or null',
    param === undefined || param === null || typeof param === 'string',
    param,
  );
  for (const key of profile.keys) {
    rule(
      `profile ${profile.name} prints ${key}`,
      Object.hasOwn(error, key) || profile.omitNull,
      Object.keys(error),
    );
  }
  for (const key of Object.keys(error)) {
    rule(
      `profile ${profile.name} prints no ${key}`,
      (profile.keys as readonly string[]).includes(key),
      Object.keys(error),
    );
  }
}

/** Seconds from 1 to 59 with the same wait in ms, or 60 and more and no retry. */
function checkRetryHeaders(status: number, headers: Headers, code: unknown): void {
  const after = headers.get('retry-after');
  const retry = headers.get('x-should-retry');
  if (after === null) {
    // A 503 may also be a fold of a failure that asks for no wait.
    const waits = Object.entries(catalog).some(
      ([name, row]) => name === code && row.retry === 'wait',
    );
    rule(
      'a 429 or 503 says how long to wait, or not to retry',
      (status !== 429 && !(status === 503 && waits)) || retry === 'false',
      retry,
    );
    return;
  }
  const seconds = Number(after);
  rule('retry-after is whole seconds from 1', /^\d+$/.test(after) && seconds >= 1, after);
  const ms = headers.get('retry-after-ms');
  if (seconds >= 60) {
    rule('a wait of 60 s or more forbids the retry', retry === 'false' && ms === null, {
      retry,
      ms,
    });
  } else if (ms !== null) {
    rule(
      'retry-after-ms says the same wait',
      Math.max(1, Math.ceil(Number(ms) / 1000)) === seconds,
      { after, ms },
    );
  }
}

function rule(name: string, holds: boolean, found: unknown): void {
  if (!holds) throw broken(name, found);
}

function broken(name: string, found: unknown): AssertionError {
  return new AssertionError({
    message: `Not the documented envelope: ${name}; found ${JSON.stringify(found)}`,
    actual: found,
    expected: name,
    operator: 'expectEnvelope',
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
