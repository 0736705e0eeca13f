import { describe, expect, test } from '@jest/globals';
import { answer } from '../src/answer.js';
import { Fault, fault } from '../src/fault.js';
import { profiles } from '../src/profiles/index.js';

const headersOf = (made: Fault, profile = profiles.standard) => answer(made, { profile }).headers;

describe('headers', () => {
  test('each answer says what it is, and is not to be stored', () => {
    expect(answer(fault('not_found'), { requestId: 'r-1' }).headers).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': 'r-1',
    });
  });

  test.each([
    ['missing', 'Bearer realm="api"'],
    ['type', 'Bearer realm="api"'],
    ['value', 'Bearer realm="api", error="invalid_token"'],
    ['unknown', 'Bearer realm="api", error="invalid_token"'],
  ] as const)('a 401 challenges (RFC 6750 §3): %s', (issue, challenge) => {
    expect(headersOf(fault('invalid_api_key', { issue }))['www-authenticate']).toBe(challenge);
  });

  test('more than one call of providers is counted, those that were skipped are not', () => {
    const call = { provider: 'p', model: 'm', waitedMs: 0, durationMs: 9 };
    const failed = { ...call, outcome: 'failed', code: 'overloaded' } as const;
    const skipped = { ...call, outcome: 'skipped', reason: 'budget_spent' } as const;
    const counted = (attempts: Fault['attempts']): string | undefined =>
      headersOf(fault('overloaded', { attempts }))['x-faultwire-attempts'];
    expect(counted([failed, failed, skipped])).toBe('2');
    expect(counted([failed, skipped])).toBeUndefined();
  });

  test('only meaning headers of the fault go out', () => {
    const made = fault('method_not_allowed', {
      headers: {
        Allow: 'GET, HEAD',
        'Set-Cookie': 'a=b',
        'Content-Length': '3',
        'RateLimit-Limit': '9',
      },
    });
    expect(headersOf(made)).toMatchObject({ allow: 'GET, HEAD', 'ratelimit-limit': '9' });
    expect(headersOf(made)).not.toHaveProperty('set-cookie');
    expect(headersOf(made)).not.toHaveProperty('content-length');
  });

  test('a header value with a line break is dropped', () => {
    const made = fault('method_not_allowed', { headers: { allow: 'GET\r\nset-cookie: a=b' } });
    expect(headersOf(made)).not.toHaveProperty('allow');
  });
});

// docs/contract.md, "Retry hints".
describe('retry hints', () => {
  test.each([
    [
      'wait unknown: 2 s',
      fault('rate_limit_exceeded'),
      { 'retry-after': '2', 'retry-after-ms': '2000' },
    ],
    [
      'rounded up',
      fault('overloaded', { retryAfterMs: 1200 }),
      { 'retry-after': '2', 'retry-after-ms': '1200' },
    ],
    [
      '59 s',
      fault('rate_limit_exceeded', { retryAfterMs: 59_000 }),
      { 'retry-after': '59', 'retry-after-ms': '59000' },
    ],
    [
      '60 s',
      fault('rate_limit_exceeded', { retryAfterMs: 60_000 }),
      { 'retry-after': '60', 'x-should-retry': 'false' },
    ],
    ['retry no on a retried status', fault('upstream_rejected'), { 'x-should-retry': 'false' }],
    ['maybe', fault('conflict'), { 'x-should-retry': 'false' }],
    ['maybe, and the app says yes', fault('conflict', { retryable: true }), {}],
    ['yes', fault('internal_error'), {}],
    ['no on a status that is not retried', fault('not_found'), {}],
    [
      'yes on a status that is not retried',
      fault('not_found', { retryable: true }),
      { 'x-should-retry': 'true' },
    ],
    [
      'a rate limit that no wait mends',
      fault('rate_limit_exceeded', { retryable: false, retryAfterMs: 9000 }),
      { 'x-should-retry': 'false' },
    ],
    [
      'a negative wait is none',
      fault('rate_limit_exceeded', { retryAfterMs: -5 }),
      { 'retry-after': '2' },
    ],
    [
      '32 days are none',
      fault('rate_limit_exceeded', { retryAfterMs: 32 * 86_400_000 }),
      { 'retry-after': '2' },
    ],
  ])('%s', (_name, made, expected) => {
    const { 'content-type': _type, 'cache-control': _cache, ...hints } = headersOf(made);
    expect(hints).toMatchObject(expected);
    if (!('retry-after' in expected)) expect(hints).not.toHaveProperty('retry-after');
    if (!('x-should-retry' in expected)) expect(hints).not.toHaveProperty('x-should-retry');
    if (hints['x-should-retry'] === 'false') expect(hints).not.toHaveProperty('retry-after-ms');
  });

  test('an empty balance as 429 (openai) is not to be retried', () => {
    expect(headersOf(fault('insufficient_balance'), profiles.openai)).toMatchObject({
      'x-should-retry': 'false',
    });
  });
});

describe('messages', () => {
  test('hidden from 500 on, shown below', () => {
    const hidden = fault('internal_error', { message: 'db at 10.0.0.3 is down' });
    expect(JSON.parse(answer(hidden).body).error.message).toBe('internal server error');
    const shown = fault('conflict', { message: 'The job is running.' });
    expect(JSON.parse(answer(shown).body).error.message).toBe('The job is running.');
    const exposed = fault('service_unavailable', { message: 'Back at noon.', expose: true });
    expect(JSON.parse(answer(exposed).body).error.message).toBe('Back at noon.');
  });

  test('a secret in a message is taken out', () => {
    const made = fault('conflict', { message: 'with sk-proj-abcdefghijklmnop1234' });
    expect(JSON.parse(answer(made).body).error.message).toBe('with sk-***');
  });

  test('10 MB are cut to 8 KiB, on a character', () => {
    const { message } = JSON.parse(
      answer(fault('conflict', { message: '€'.repeat(1e7) })).body,
    ).error;
    expect(Buffer.byteLength(message)).toBeLessThanOrEqual(8192);
    expect(message).toMatch(/^€+…$/);
  });

  test('control characters and lone surrogates are made harmless', () => {
    const made = fault('conflict', { message: 'a\u0000b\u001b[31mc\ud800d' });
    expect(JSON.parse(answer(made).body).error.message).toBe('a b [31mc\ufffdd');
  });
});

describe('dialects of plain failures', () => {
  test('anthropic', () => {
    const { body, headers } = answer(fault('overloaded'), { dialect: 'anthropic', requestId: 'r' });
    expect(JSON.parse(body)).toEqual({
      type: 'error',
      error: { type: 'overloaded_error', message: 'the provider is overloaded' },
      request_id: 'r',
    });
    expect(headers['request-id']).toBe('r');
  });

  test('gemini', () => {
    expect(JSON.parse(answer(fault('invalid_api_key'), { dialect: 'gemini' }).body)).toEqual({
      error: { code: 401, message: 'Invalid API key provided', status: 'UNAUTHENTICATED' },
    });
  });
});

test('a Fault that cannot be read is told as internal_error', () => {
  const made = Object.create(Fault.prototype, {
    param: {
      get: () => {
        throw new Error('no');
      },
    },
  }) as Fault;
  const { status, body } = answer(made);
  expect([status, JSON.parse(body).error.code]).toEqual([500, 'internal_error']);
});
