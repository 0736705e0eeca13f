import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request, fetch as undiciFetch } from 'undici';
import { classify } from '../../src/classify.js';
import { rejection, serve } from './serving.js';

let silent: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  silent = await serve(() => undefined);
});

afterAll(() => silent.close());

const aborted = (reason?: unknown): AbortSignal => AbortSignal.abort(reason);

describe('aborts', () => {
  test.each([
    ['fetch', () => fetch(silent.url, { signal: aborted() })],
    ["undici's fetch", () => undiciFetch(silent.url, { signal: aborted() })],
    ["undici's request", () => request(silent.url, { signal: aborted() })],
    ["Node's timers", () => delay(1000, undefined, { signal: aborted() })],
  ])('the caller left: %s', async (_, call) => {
    expect(classify(await rejection(call()))).toMatchObject({
      code: 'client_closed_request',
      origin: 'caller',
      evidence: { recognizer: 'abort', by: 'name', field: 'name', value: 'AbortError' },
    });
  });

  test.each([
    ['fetch', () => fetch(silent.url, { signal: AbortSignal.timeout(5) })],
    ["undici's request", () => request(silent.url, { signal: AbortSignal.timeout(5) })],
    ["Node's timers", () => delay(10_000, undefined, { signal: AbortSignal.timeout(5) })],
  ])('a deadline passed: %s', async (_, call) => {
    expect(classify(await rejection(call()))).toMatchObject({
      code: 'request_timeout',
      origin: 'upstream',
      evidence: { recognizer: 'abort' },
    });
  });

  test('a DOMException about something else is no abort', () => {
    expect(classify(new DOMException('cannot be cloned', 'DataCloneError')).code).toBe(
      'internal_error',
    );
  });
});
