import { describe, expect, test } from '@jest/globals';
import { classify } from '../src/classify.js';
import { fault } from '../src/fault.js';
import type { RequestInfo } from '../src/observer.js';
import { profiles } from '../src/profiles/index.js';
import { report } from '../src/report.js';

const key = ['sk', 'proj', 'aB3dE6gH9jK2mN5pQ8rS'].join('-');

const request: RequestInfo = {
  id: 'r1',
  signal: new AbortController().signal,
  method: 'POST',
  route: '/v1/chat/completions',
  startedAt: performance.now(),
  model: 'gpt-4o',
  provider: undefined,
  stream: true,
  promptChars: 4001,
  keyHint: 'a1b2c3d4e5f6',
  firstTokenMs: 120,
  attempts: [],
};

describe('report', () => {
  test('is plain data, named as it is logged', () => {
    const record = report(
      fault('overloaded', {
        retryAfterMs: 2000,
        upstream: {
          provider: 'openai',
          model: 'gpt-4o-mini',
          status: 503,
          requestId: 'req_9',
          raw: '',
        },
      }),
      request,
      { environment: 'test' },
    );
    expect(JSON.parse(JSON.stringify(record))).toEqual({
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      status: 503,
      code: 'overloaded',
      type: 'api_error',
      origin: 'upstream',
      message: 'the provider is overloaded',
      retryable: true,
      phase: 'before_first_byte',
      attempts: [],
      evidence: { recognizer: 'fault', by: 'brand' },
      causes: [],
      request_id: 'r1',
      upstream_request_id: 'req_9',
      route: '/v1/chat/completions',
      model: 'gpt-4o-mini',
      provider: 'openai',
      stream: true,
      retry_after_ms: 2000,
      duration_ms: expect.any(Number),
      time_to_first_token_ms: 120,
      prompt_chars: 4001,
      prompt_tokens_approx: 1001,
      key_hint: 'a1b2c3d4e5f6',
      environment: 'test',
    });
  });

  test('the time is now, to the millisecond', () => {
    const before = Date.now();
    const at = Date.parse(report(fault('not_found')).time);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  });

  test('status is what the profile answers; code and type stay', () => {
    const { status, code, type } = report(fault('request_timeout'), undefined, {
      profile: profiles.solidrust,
    });
    expect({ status, code, type }).toEqual({
      status: 503,
      code: 'request_timeout',
      type: 'timeout_error',
    });
  });

  test('after the first byte', () => {
    const record = report(fault('upstream_unreachable', { partial: { frames: 3, bytes: 120 } }));
    expect(record).toMatchObject({ phase: 'after_first_byte', partial_bytes: 120 });
  });

  test('a stack only where the gateway is at fault, from what was thrown', () => {
    const thrown = new Error('no such table');
    expect(report(classify(thrown)).stack).toContain('report.test');
    expect(report(fault('internal_error')).stack).toContain('report.test');
    expect(report(fault('rate_limit_exceeded'))).not.toHaveProperty('stack');
    expect(report(fault('overloaded'))).not.toHaveProperty('stack');
  });

  test('the cause chain is bounded, and words lose their secrets', () => {
    let thrown: unknown = new Error(`innermost ${key}`);
    for (let index = 0; index < 50; index += 1)
      thrown = new Error(`link ${index} of ${key} ${'long '.repeat(2000)}`, { cause: thrown });
    const record = report(fault('internal_error', { cause: thrown }), { ...request, model: key });
    expect(record.causes).toHaveLength(8);
    expect(record.causes[0]).toMatch(/^Error: link 49 of sk-\*\*\* long /);
    expect(record.model).toBe('sk-***');
    expect(Buffer.byteLength(JSON.stringify(record))).toBeLessThan(32_768);
    expect(JSON.stringify(record)).not.toContain(key);
  });

  test('a secret is not halved by the bound', () => {
    const thrown = new Error(`${'x'.repeat(2040)} ${key}`);
    expect(JSON.stringify(report(classify(thrown)))).not.toContain('sk-proj-');
  });

  test("JSON.parse's message, which quotes the body, is not logged", () => {
    for (const body of ['my prompt', '{"a": my prompt that goes on and on and on}', 'm']) {
      let thrown: unknown;
      try {
        JSON.parse(body);
      } catch (error) {
        thrown = error;
      }
      const text = JSON.stringify(report(fault('internal_error', { cause: thrown })));
      expect(text).not.toContain('my prom');
      expect(text).not.toContain("'m'");
      expect(text).toContain('JSON');
    }
  });

  test('a request of which little is known', () => {
    const record = report(fault('not_found'), { id: 'r2' } as RequestInfo);
    expect(record.request_id).toBe('r2');
    expect(record).not.toHaveProperty('duration_ms');
  });

  test('a request whose facts cannot be read is reported without them', () => {
    const hostile = Object.defineProperty({ ...request }, 'model', {
      get() {
        throw new Error('no');
      },
    });
    expect(report(fault('not_found'), hostile)).toMatchObject({ request_id: 'r1', stream: true });
  });
});
