import { describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import { fault } from '../../src/fault.js';
import { BAD_KEY } from './provider.js';

const ofProvider = { status: 401, headers: { 'retry-after': '3' }, data: BAD_KEY };

describe('an error with another server’s response', () => {
  test('is no status of the app', () => {
    const thrown = Object.assign(new Error('Unauthorized'), { status: 401, response: ofProvider });
    expect(classify(thrown)).toMatchObject({
      code: 'upstream_rejected',
      evidence: { recognizer: 'foreign-response', by: 'code', field: 'error.code' },
      upstream: { provider: 'unknown', status: 401, code: 'invalid_api_key' },
    });
    expect(answer(classify(thrown)).body).not.toContain('Incorrect');
  });

  test('a Response that was thrown itself', async () => {
    const thrown = new Response('{}', { status: 429, headers: { 'retry-after': '3' } });
    expect(classify(thrown)).toMatchObject({
      code: 'rate_limit_exceeded',
      origin: 'upstream',
      retryAfterMs: 3000,
    });
  });

  test('its headers may carry the Fault that it was made of', () => {
    const original = fault('service_unavailable');
    const headers = Object.assign(new Headers(), { [Symbol.for('faultwire.fault')]: original });
    const thrown = Object.assign(new Error('x'), { response: { status: 503, headers } });
    expect(classify(thrown)).toBe(original);
  });

  test('a body that is a stream is not printed', async () => {
    const response = { ...ofProvider, data: new ReadableStream() };
    expect(classify({ response, message: 'Unauthorized' }).upstream?.raw).toBe('Unauthorized');
  });

  test('a response without status or headers is none', () => {
    expect(classify({ response: { message: ['x'] } }).evidence.recognizer).toBe('none');
    expect(classify({ response: { status: 404 }, status: 404 }).evidence.recognizer).toBe(
      'status-error',
    );
  });
});
