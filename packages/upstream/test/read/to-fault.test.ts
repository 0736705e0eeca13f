import { describe, expect, test } from '@jest/globals';
import { readFailure } from '../../src/read-failure.js';

const read = (status: number, error: object, headers: Record<string, string> = {}, pad = '') =>
  readFailure(
    { status, headers, body: JSON.stringify({ error, pad }), provider: 'openai', model: 'gpt-9' },
    { credentials: 'caller' },
  );

// docs/contract.md, "The catalog" (origin, wording) and "Retry hints".
describe('the Fault of a failed response', () => {
  test("tells the caller the provider's words where they help to mend the request", () => {
    const message = "Unsupported parameter: 'stop' is not supported with this model.";
    const found = read(400, { message, code: 'unsupported_parameter', param: 'stop' });
    expect(found).toMatchObject({
      message,
      expose: true,
      origin: 'caller',
      param: 'stop',
      issue: 'unknown',
    });
  });

  test("keeps the provider's words from the caller where the fault is not the caller's", () => {
    const found = read(429, {
      message: 'Rate limit reached for org-secret',
      code: 'rate_limit_exceeded',
    });
    expect(found.message).toBe('rate limit exceeded');
    expect(found.origin).toBe('upstream');
    expect(read(500, { message: 'Traceback: /srv/app.py' }).message).toBe('internal server error');
  });

  test('redacts what it shows and what it keeps', () => {
    const key = 'sk-proj-abcd1234efgh5678';
    const found = read(400, { message: `Bad input near ${key}`, code: 'invalid_value' });
    expect(found.message).not.toContain(key);
    expect(found.upstream?.raw).not.toContain(key);
    expect(found.evidence.value ?? '').not.toContain(key);
  });

  test('bounds what it shows and what it keeps', () => {
    const found = read(400, { message: 'ä'.repeat(50_000), code: 'invalid_value' });
    expect(found.message.length).toBeLessThanOrEqual(2000);
    expect(new TextEncoder().encode(found.upstream?.raw).length).toBeLessThanOrEqual(8192);
  });

  test('keeps for the log what the provider declared', () => {
    const found = read(
      429,
      { message: 'x', type: 'tokens', code: 'rate_limit_exceeded' },
      { 'x-request-id': 'req_1' },
    );
    expect({ ...found.upstream }).toEqual({
      provider: 'openai',
      model: 'gpt-9',
      status: 429,
      code: 'rate_limit_exceeded',
      type: 'tokens',
      requestId: 'req_1',
      raw: '{"error":{"message":"x","type":"tokens","code":"rate_limit_exceeded"},"pad":""}',
    });
  });

  test('a model that is not found has its parameter', () => {
    expect(read(404, { message: 'The model does not exist', code: 'model_not_found' }).param).toBe(
      'model',
    );
  });

  test.each([
    [{ 'retry-after': '7' }, 'x', 7000],
    [{ 'retry-after-ms': '250' }, 'x', 250],
    [{ 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '6m0s' }, 'x', 360_000],
    [{}, 'Please try again in 1.2s.', 1200],
    [{}, 'nothing said', undefined],
    [{}, "Received 'try again in 99s'.", undefined],
  ])('the wait of %j and "%s" is %s ms', (headers, message, ms) => {
    expect(
      read(429, { message, code: 'rate_limit_exceeded' }, headers as Record<string, string>)
        .retryAfterMs,
    ).toBe(ms);
  });

  test('a wait in the echoed input is none', () => {
    const body = JSON.stringify({ error: { message: 'Slow down.' }, input: 'try again in 99s' });
    expect(readFailure({ status: 429, body }).retryAfterMs).toBeUndefined();
  });

  test('what no wait helps has none', () => {
    expect(
      read(429, { message: 'x', code: 'insufficient_quota' }, { 'retry-after': '7' }),
    ).toMatchObject({
      retryable: false,
      retryAfterMs: undefined,
    });
  });
});
