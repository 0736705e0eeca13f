import { describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import { BAD_KEY, envelope, failing, NO_QUOTA, refusing, TOO_LONG } from './provider.js';

/** One call of a provider by a client that throws. `patienceMs` is the client's own time limit. */
export type Call = (
  baseURL: string,
  options: { patienceMs: number; signal?: AbortSignal },
) => Promise<unknown>;

const calm = { patienceMs: 10_000 };

/**
 * What must hold for every client of another server (docs/contract.md, "Foreign errors"). `kept`:
 * does the client hand over the body of a failure?
 */
export function behavesAsForeign(name: string, call: Call, provider: string): void {
  describe(`${name}: the provider's answer`, () => {
    test("its view of the operator's key is not the caller's business", async () => {
      const thrown = await failing(
        { status: 401, body: BAD_KEY, headers: { 'x-request-id': 'req_7' } },
        (url) => call(url, calm),
      );
      const fault = classify(thrown);
      expect(fault).toMatchObject({
        code: 'upstream_rejected',
        status: 502,
        origin: 'gateway',
        evidence: { recognizer: name, by: 'code', field: 'error.code', value: 'invalid_api_key' },
        upstream: {
          provider,
          status: 401,
          code: 'invalid_api_key',
          type: 'invalid_request_error',
          requestId: 'req_7',
        },
      });
      expect(answer(fault).body).not.toContain('Incorrect');
      expect(fault.upstream?.raw).toContain('Incorrect API key provided');
      expect(fault.upstream?.raw).not.toContain('abcdefghijklmnop');
      expect(classify(thrown, { credentials: 'caller' }).code).toBe('invalid_api_key');
    });

    test('a rate limit: only the retry hint of its headers survives', async () => {
      const headers = { 'retry-after': '7', 'set-cookie': 'a=b', 'www-authenticate': 'Basic' };
      const body = envelope('Rate limit reached', 'requests', 'rate_limit_exceeded');
      const fault = classify(
        await failing({ status: 429, headers, body }, (url) => call(url, calm)),
      );
      expect(fault).toMatchObject({
        code: 'rate_limit_exceeded',
        origin: 'upstream',
        retryAfterMs: 7000,
        headers: { 'retry-after': '7' },
      });
      expect(Object.keys(answer(fault).headers)).not.toContain('set-cookie');
      expect(Object.keys(answer(fault).headers)).not.toContain('www-authenticate');
    });

    test('a declared code goes before the status', async () => {
      const thrown = await failing({ status: 429, body: NO_QUOTA }, (url) => call(url, calm));
      expect(classify(thrown, { credentials: 'caller' }).code).toBe('insufficient_balance');
      expect(classify(thrown).code).toBe('upstream_rejected');
    });

    test('the request itself is at fault: the sentence helps the caller', async () => {
      const thrown = await failing({ status: 400, body: TOO_LONG }, (url) => call(url, calm));
      const fault = classify(thrown);
      expect(fault).toMatchObject({
        code: 'context_length_exceeded',
        status: 400,
        origin: 'caller',
        param: 'messages',
      });
      expect(answer(fault).body).toContain('maximum context length is 8192 tokens');
    });

    test('HTML in place of an answer, and a 500', async () => {
      const html = await failing({ status: 502, body: '<html>bad gateway</html>' }, (url) =>
        call(url, calm),
      );
      expect(classify(html)).toMatchObject({
        code: 'upstream_unreachable',
        upstream: { status: 502, raw: '<html>bad gateway</html>' },
      });
      const broken = await failing(
        { status: 500, body: envelope('shard 7 lost', 'server_error') },
        (url) => call(url, calm),
      );
      const fault = classify(broken);
      expect(fault).toMatchObject({ code: 'internal_error', origin: 'upstream' });
      expect(answer(fault).body).not.toContain('shard');
    });
  });

  describe(`${name}: no answer`, () => {
    test('refused', async () => {
      const fault = classify(await refusing((url) => call(url, calm)));
      expect(fault).toMatchObject({ code: 'upstream_unreachable', origin: 'upstream' });
      expect(answer(fault).body).not.toContain('127.0.0.1');
    });

    test('reset, and cut inside the body', async () => {
      for (const transport of ['reset', 'cut'] as const) {
        const thrown = await failing({ transport }, (url) => call(url, calm));
        expect(classify(thrown).code).toBe('upstream_unreachable');
      }
    });

    test("the client's own limit", async () => {
      const thrown = await failing({ transport: 'stall' }, (url) => call(url, { patienceMs: 30 }));
      expect(classify(thrown)).toMatchObject({ code: 'request_timeout', origin: 'upstream' });
    });

    test('the caller leaves', async () => {
      const leaving = new AbortController();
      const thrown = await failing({ transport: 'stall' }, (url) => {
        const called = call(url, { ...calm, signal: leaving.signal });
        setImmediate(() => leaving.abort());
        return called;
      });
      expect(classify(thrown).code).toBe('client_closed_request');
    });
  });
}
