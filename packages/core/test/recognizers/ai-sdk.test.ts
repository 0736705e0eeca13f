import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { describe, expect, test } from '@jest/globals';
import { generateText, NoSuchModelError } from 'ai';
import { classify } from '../../src/classify.js';
import { behavesAsForeign, type Call } from './clients.js';
import { failing } from './provider.js';

const callWith =
  (maxRetries: number): Call =>
  (url, { patienceMs, signal }) =>
    generateText({
      model: createOpenAICompatible({ name: 'x', baseURL: url, apiKey: 'k' })('m'),
      prompt: 'Hello',
      maxRetries,
      // The SDK has no limit of its own.
      abortSignal: signal ?? AbortSignal.timeout(patienceMs),
    });

behavesAsForeign('ai-sdk', callWith(0), '127.0.0.1');

describe('AI SDK', () => {
  test('after its retries the last attempt counts', async () => {
    const headers = { 'retry-after-ms': '1' };
    const thrown = await failing({ status: 503, headers, body: 'down' }, (url) =>
      callWith(1)(url, { patienceMs: 10_000 }),
    );
    expect((thrown as Error).name).toBe('AI_RetryError');
    expect(classify(thrown)).toMatchObject({
      code: 'service_unavailable',
      evidence: { recognizer: 'ai-sdk', by: 'status', field: 'statusCode', value: '503' },
      upstream: { provider: '127.0.0.1', status: 503, raw: 'down' },
    });
  });

  test('a 200 that is not what it should be cannot be interpreted', async () => {
    const thrown = await failing({ body: { hello: 'world' } }, (url) =>
      callWith(0)(url, { patienceMs: 10_000 }),
    );
    expect(classify(thrown)).toMatchObject({ code: 'upstream_unreachable', origin: 'upstream' });
  });

  test('a model that the gateway does not know', () => {
    const thrown = new NoSuchModelError({ modelId: 'x', modelType: 'languageModel' });
    expect(classify(thrown)).toMatchObject({ code: 'model_not_found', param: 'model', found: 'x' });
  });
});
