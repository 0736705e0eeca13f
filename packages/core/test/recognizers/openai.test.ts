import { describe, expect, test } from '@jest/globals';
import OpenAI from 'openai';
import { classify } from '../../src/classify.js';
import { fault } from '../../src/fault.js';
import { behavesAsForeign, type Call } from './clients.js';
import { envelope, failing } from './provider.js';

/** The SDK asks `instanceof Error`, which fails for the DOMExceptions that Jest has from outside. */
const ofThisRealm: typeof fetch = async (input, init) =>
  fetch(input, init).catch((error: Error) => {
    throw Object.assign(new Error(error.message, { cause: error.cause }), { name: error.name });
  });

const call: Call = (url, { patienceMs, signal }) =>
  new OpenAI({
    apiKey: 'k',
    baseURL: url,
    maxRetries: 0,
    timeout: patienceMs,
    fetch: ofThisRealm,
  }).chat.completions.create(
    { model: 'm', messages: [{ role: 'user', content: 'Hello' }] },
    signal === undefined ? {} : { signal },
  );

behavesAsForeign('openai', call, 'openai');

describe('openai', () => {
  test.each([
    [
      404,
      envelope('The model `x` does not exist', 'invalid_request_error', 'model_not_found'),
      'model_not_found',
    ],
    [404, envelope('The model `x` does not exist', 'NotFoundError'), 'model_not_found'],
    [404, { detail: 'Not Found' }, 'not_found'],
    [
      400,
      envelope(
        'Invalid schema for response_format',
        'invalid_request_error',
        'invalid_json_schema',
      ),
      'invalid_schema',
    ],
    [
      400,
      envelope('refused', 'invalid_request_error', 'content_policy_violation'),
      'content_filter',
    ],
    [
      429,
      envelope('Request too large for gpt-4o on tokens per min', 'tokens', 'rate_limit_exceeded'),
      'request_too_large',
    ],
    [413, envelope('Request too large', 'tokens', 'rate_limit_exceeded'), 'request_too_large'],
    [503, envelope('The engine is currently overloaded', 'server_error'), 'overloaded'],
    [504, 'upstream timed out', 'request_timeout'],
    [524, 'a timeout occurred', 'request_timeout'],
    [529, {}, 'overloaded'],
  ] as const)('%i %j: %s', async (status, body, code) => {
    const thrown = await failing({ status, body }, (url) => call(url, { patienceMs: 10_000 }));
    expect(classify(thrown, { credentials: 'caller' }).code).toBe(code);
  });

  test('a parameter that the provider names', async () => {
    const body = envelope(
      "Unsupported parameter: 'n'",
      'invalid_request_error',
      'unsupported_parameter',
      'n',
    );
    const thrown = await failing({ status: 400, body }, (url) => call(url, { patienceMs: 10_000 }));
    expect(classify(thrown)).toMatchObject({
      code: 'invalid_request_error',
      param: 'n',
      issue: 'unknown',
      message: "Unsupported parameter: 'n'",
    });
  });

  test('an error inside a stream has no status', async () => {
    const thrown = await failing(
      {
        headers: { 'content-type': 'text/event-stream' },
        body: `data: ${JSON.stringify(envelope('Rate limit reached', 'requests', 'rate_limit_exceeded'))}\n\n`,
      },
      async (url) => {
        const client = new OpenAI({ apiKey: 'k', baseURL: url, maxRetries: 0 });
        const stream = await client.chat.completions.create({
          model: 'm',
          messages: [],
          stream: true,
        });
        for await (const chunk of stream) expect(chunk).toBeUndefined();
      },
    );
    expect(classify(thrown)).toMatchObject({
      code: 'rate_limit_exceeded',
      origin: 'upstream',
      upstream: { provider: 'openai', code: 'rate_limit_exceeded' },
    });
  });

  test('the Fault that upstream.fetch left on the headers comes back as itself', async () => {
    const original = fault('overloaded', { retryAfterMs: 3000 });
    const fetching: typeof fetch = async () => {
      const response = new Response('{"error":{"message":"x"}}', { status: 503 });
      Object.defineProperty(response.headers, Symbol.for('faultwire.fault'), { value: original });
      return response;
    };
    const client = new OpenAI({ apiKey: 'k', maxRetries: 0, fetch: fetching });
    const thrown = await client.models.list().catch((error: unknown) => error);
    expect(classify(thrown)).toBe(original);
  });

  test('structured output that the safety system refused', async () => {
    const { ContentFilterFinishReasonError } = await import('openai/error');
    expect(classify(new ContentFilterFinishReasonError()).code).toBe('content_filter');
  });
});
