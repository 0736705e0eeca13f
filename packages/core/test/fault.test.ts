import { describe, expect, test } from '@jest/globals';
import createError from 'http-errors';
import { Fault, fault, isFault } from '../src/fault.js';

test('it has the catalog’s word, and what was said', () => {
  const made = fault('rate_limit_exceeded', { retryAfterMs: 20_000 });
  expect(made).toMatchObject({
    code: 'rate_limit_exceeded',
    type: 'rate_limit_error',
    status: 429,
    statusCode: 429,
    expose: true,
    origin: 'caller',
    retryable: true,
    retryAfterMs: 20_000,
    headers: { 'retry-after': '20' },
    attempts: [],
    evidence: { recognizer: 'fault', by: 'brand' },
  });
});

test('it is an http-errors shaped Error', () => {
  const made = fault('conflict');
  expect(made).toBeInstanceOf(Error);
  expect(createError.isHttpError(made)).toBe(true);
  expect(createError.isHttpError(fault('internal_error'))).toBe(true);
});

test('JSON.stringify gives the envelope of the standard profile, and nothing else', () => {
  expect(JSON.parse(JSON.stringify(fault('not_found')))).toEqual({
    error: { message: 'not found', type: 'invalid_request_error', code: 'not_found', param: null },
  });
});

test('a zod path becomes a parameter path', () => {
  const param = ['messages', 2, 'content', 0, 'image_url', 'url'];
  expect(fault('validation_error', { param }).param).toBe('messages[2].content[0].image_url.url');
});

test('model_not_found is about the model', () => {
  expect(fault('model_not_found').param).toBe('model');
});

describe('a stack is taken where somebody reads it', () => {
  test('gateway faults', () => {
    expect(fault('internal_error').stack).toContain('fault.test');
  });

  test('not expected ones; and the limit is put back', () => {
    const before = Error.stackTraceLimit;
    expect(fault('not_found').stack).not.toContain('fault.test');
    expect(Error.stackTraceLimit).toBe(before);
    expect(new Error('x').stack).toContain('fault.test');
  });
});

describe('the brand', () => {
  test('subclasses and other copies have it', () => {
    class ToolFailed extends Fault {
      constructor(readonly tool: string) {
        super('tool_execution_failed', { message: `The tool ${tool} failed.` });
      }
    }
    expect(isFault(new ToolFailed('grep'))).toBe(true);
    expect(isFault({ [Symbol.for('faultwire.fault')]: true })).toBe(true);
  });

  test.each([null, undefined, 'x', new Error('x'), {}, Proxy.revocable({}, {})])(
    '%p has not',
    (value) => {
      expect(isFault(value)).toBe(false);
    },
  );

  test('a revoked proxy is no Fault', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(isFault(proxy)).toBe(false);
  });
});

describe('custom faults', () => {
  test('say status and type themselves', () => {
    const made = fault.custom('account_frozen', {
      status: 403,
      type: 'permission_error',
      message: 'This account is frozen.',
    });
    expect(made).toMatchObject({
      code: 'account_frozen',
      status: 403,
      expose: true,
      origin: 'caller',
    });
  });

  test('a code of the catalog keeps the catalog’s row', () => {
    expect(fault.custom('conflict', { status: 500, type: 'x' })).toMatchObject({
      status: 409,
      type: 'conflict_error',
    });
  });

  test('an unknown code without a status is an internal_error', () => {
    expect(fault('typo' as never).code).toBe('internal_error');
    expect(fault('constructor' as never).code).toBe('internal_error');
  });
});

describe('origin', () => {
  const upstream = { provider: 'openai', raw: '' };
  test.each([
    ['context_length_exceeded', 'caller'],
    ['model_not_found', 'caller'],
    ['validation_error', 'caller'],
    ['request_too_large', 'caller'],
    ['not_found', 'upstream'],
    ['invalid_api_key', 'upstream'],
    ['rate_limit_exceeded', 'upstream'],
    ['internal_error', 'upstream'],
    ['upstream_rejected', 'gateway'],
  ] as const)('%s read from a provider is of origin %s', (code, origin) => {
    expect(fault(code, { upstream }).origin).toBe(origin);
  });
});
