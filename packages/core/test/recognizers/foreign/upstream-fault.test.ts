import { describe, expect, test } from '@jest/globals';
import { upstreamFault } from '../../../src/recognizers/foreign/upstream-fault.js';

const failure = (status: number | undefined, body: unknown, headers: object = {}) =>
  upstreamFault({ provider: 'acme', field: 'status', status, body, headers });

describe('upstreamFault', () => {
  // docs/contract.md, "Profiles" and "The catalog".
  test.each([
    [401, 'invalid_api_key'],
    [402, 'insufficient_balance'],
    [403, 'permission_denied'],
    [404, 'not_found'],
    [408, 'request_timeout'],
    [409, 'conflict'],
    [413, 'request_too_large'],
    [415, 'unsupported_media_type'],
    [422, 'validation_error'],
    [429, 'rate_limit_exceeded'],
    [499, 'request_timeout'],
    [500, 'internal_error'],
    [502, 'upstream_unreachable'],
    [503, 'service_unavailable'],
    [504, 'request_timeout'],
    [521, 'upstream_unreachable'],
    [529, 'overloaded'],
    [200, 'upstream_unreachable'],
    [302, 'upstream_unreachable'],
    [undefined, 'upstream_unreachable'],
  ])('by status alone, %p: %s', (status, code) => {
    expect(failure(status, '')).toMatchObject({
      code,
      evidence: { by: 'status', field: 'status', value: String(status) },
    });
  });

  test.each([
    ['an array', [{ error: { message: 'm', code: 'model_not_found' } }]],
    ['the inner object', { message: 'm', code: 'model_not_found' }],
    ['text that is JSON', '{"error":{"message":"m","code":"model_not_found"}}'],
    ['an error in an error', { type: 'error', error: { type: 'model_not_found', message: 'm' } }],
  ])('the envelope may be %s', (_, body) => {
    expect(failure(404, body).code).toBe('model_not_found');
  });

  test.each([
    ['RESOURCE_EXHAUSTED', 429, 'rate_limit_exceeded'],
    ['UNAUTHENTICATED', 401, 'invalid_api_key'],
    ['PERMISSION_DENIED', 403, 'permission_denied'],
    ['DEADLINE_EXCEEDED', 504, 'request_timeout'],
  ])('google.rpc.Status says it as %s', (word, status, code) => {
    expect(failure(status, { error: { code: status, message: 'm', status: word } }).code).toBe(
      code,
    );
  });

  test('what a prompt says does not move the class', () => {
    const prompt =
      'rate limit 429 maximum context length insufficient balance invalid api key model';
    for (const status of [400, 401, 403, 404, 422, 429, 500, 503]) {
      const plain = failure(status, { error: { message: 'no' } });
      const echoing = failure(status, {
        error: { message: 'no', input: prompt, metadata: { raw: prompt } },
        request: { messages: [{ content: prompt }] },
      });
      expect(echoing.code).toBe(plain.code);
      expect(failure(status, prompt).code).toBe(plain.code);
    }
  });

  test('a wait that the body tells', () => {
    const body = { error: { message: 'Rate limit reached. Please try again in 1.2s.' } };
    expect(failure(429, body).retryAfterMs).toBe(1200);
  });

  test('what is kept for logs is redacted and bounded', () => {
    const body = `Incorrect API key provided: sk-proj-abcdefghijklmnop ${'x'.repeat(100_000)}`;
    const { upstream } = failure(401, body);
    expect(upstream?.raw).not.toContain('abcdefghijklmnop');
    expect(upstream?.raw.length).toBeLessThanOrEqual(8192);
  });
});
