import Anthropic from '@anthropic-ai/sdk';
import { describe, expect, test } from '@jest/globals';
import { classify } from '../../src/classify.js';
import { behavesAsForeign, type Call } from './clients.js';
import { failing } from './provider.js';

const call: Call = (url, { patienceMs, signal }) =>
  new Anthropic({ apiKey: 'k', baseURL: url, maxRetries: 0, timeout: patienceMs }).messages.create(
    { model: 'm', max_tokens: 1, messages: [{ role: 'user', content: 'Hello' }] },
    signal === undefined ? {} : { signal },
  );

behavesAsForeign('anthropic', call, 'anthropic');

/** https://docs.anthropic.com/en/api/errors */
const error = (type: string, message: string): object => ({
  type: 'error',
  error: { type, message },
});

describe('anthropic', () => {
  test.each([
    [400, error('invalid_request_error', 'max_tokens: Field required'), 'invalid_request_error'],
    [
      400,
      error('invalid_request_error', 'prompt is too long: 210000 tokens > 200000 maximum'),
      'context_length_exceeded',
    ],
    [
      400,
      error('invalid_request_error', 'Your credit balance is too low to access the API.'),
      'insufficient_balance',
    ],
    [401, error('authentication_error', 'invalid x-api-key'), 'invalid_api_key'],
    [403, error('permission_error', 'not allowed'), 'permission_denied'],
    [404, error('not_found_error', 'model: claude-0'), 'model_not_found'],
    [413, error('request_too_large', 'Request exceeds the maximum size'), 'request_too_large'],
    [429, error('rate_limit_error', 'over the limit'), 'rate_limit_exceeded'],
    [500, error('api_error', 'Internal server error'), 'internal_error'],
    [529, error('overloaded_error', 'Overloaded'), 'overloaded'],
  ] as const)('%i %j: %s', async (status, body, code) => {
    const thrown = await failing({ status, body, headers: { 'request-id': 'req_a' } }, (url) =>
      call(url, { patienceMs: 10_000 }),
    );
    expect(classify(thrown, { credentials: 'caller' })).toMatchObject({
      code,
      evidence: { recognizer: 'anthropic' },
      upstream: { provider: 'anthropic', status, requestId: 'req_a' },
    });
  });
});
