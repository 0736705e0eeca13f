import { fault, isFault } from '@faultwire/core';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type ChatCall, createUpstream, safeChat, type Upstream } from '../src/index.js';
import { userMessage } from '../src/user-message.js';
import {
  type Answer,
  busy,
  fails,
  hello,
  helloStream,
  startProvider,
} from './fixtures/provider.js';

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function upstreamOver(...answers: [Answer, ...Answer[]]): Promise<Upstream> {
  const { baseURL, close } = await startProvider(
    (_, index) => answers[index] ?? (answers.at(-1) as Answer),
  );
  const upstream = createUpstream({ baseURL, credentials: 'caller', retry: { baseDelayMs: 1 } });
  ends.push(close, upstream.close);
  return upstream;
}

const request: ChatCall = { model: 'm', messages: [{ role: 'user', content: 'Hello' }] };

describe('safeChat', () => {
  test('gives the text, the model, why it ended and what it took', async () => {
    expect(await safeChat(await upstreamOver(busy, hello), request)).toMatchObject({
      ok: true,
      content: 'Hello.',
      model: 'm',
      finishReason: 'stop',
      attempts: [{ outcome: 'failed', code: 'overloaded' }, { outcome: 'served' }],
    });
  });

  test('reads a stream to its end', async () => {
    const result = await safeChat(await upstreamOver(helloStream()), { ...request, stream: true });
    expect(result).toMatchObject({ ok: true, content: 'Hello.', model: 'm', finishReason: 'stop' });
  });

  test('gives what had come of a broken stream', async () => {
    const result = await safeChat(await upstreamOver(helloStream(3)), { ...request, stream: true });
    if (result.ok) throw new Error('it did not fail');
    expect(result.fault.code).toBe('upstream_unreachable');
    expect(result.fault.partial?.text).toBe('Hello.');
    expect(result.fault.attempts).toMatchObject([{ outcome: 'served' }]);
    expect(result.userMessage).toBe(
      'The request could not be completed right now. Please try again in a moment.',
    );
  });

  test('gives a Fault for a refusal', async () => {
    const result = await safeChat(await upstreamOver(fails(402, 'insufficient_balance')), request);
    if (result.ok) throw new Error('it did not fail');
    expect([result.fault.code, result.fault.status]).toEqual(['insufficient_balance', 402]);
    expect(result.userMessage).toBe(
      'The account has no credit left for this model. Please top it up.',
    );
  });

  test('ends with its signal', async () => {
    const upstream = await upstreamOver(() => {});
    const result = await safeChat(upstream, request, { signal: AbortSignal.abort() });
    if (result.ok) throw new Error('it did not fail');
    expect(result.fault.code).toBe('client_closed_request');
    expect(result.userMessage).toBe('The request was cancelled.');
  });

  test.each<[string, unknown, unknown]>([
    ['no request', undefined, {}],
    ['a request that cannot be written', { model: 'm', messages: [1n] }, {}],
    ['no options', request, null],
    ['a cycle', Object.assign({ model: 'm' }, { messages: [globalThis] }), {}],
  ])('never throws: %s', async (_, asked, options) => {
    const upstream = await upstreamOver(fails(400, 'invalid_request_error'));
    const result = await safeChat(upstream, asked as ChatCall, options as object);
    expect(!result.ok && isFault(result.fault) && result.userMessage !== '').toBe(true);
  });

  test('never throws: an upstream without a baseURL', async () => {
    expect((await safeChat(createUpstream(), request)).ok).toBe(false);
  });
});

describe('the sentence for users', () => {
  test.each([
    [fault('overloaded', { retryAfterMs: 1_000 }), 'Please try again in 1 second.'],
    [fault('rate_limit_exceeded', { retryAfterMs: 19_500 }), 'Please try again in 20 seconds.'],
    [fault('rate_limit_exceeded', { retryAfterMs: 3_600_000 }), 'Please try again later.'],
    [fault('internal_error'), 'Please try again in a moment.'],
    [fault('context_length_exceeded'), 'The conversation is too long for this model.'],
    [
      fault('invalid_api_key', { message: 'key sk-abc is bad' }),
      'The request could not be completed.',
    ],
    [
      fault.custom('frozen', { status: 403, type: 'x', message: 'row 7 of accounts' }),
      'The request could not be completed.',
    ],
  ])('%s', (failure, part) => {
    const sentence = userMessage(failure);
    expect(sentence).toContain(part);
    expect(sentence).not.toMatch(/\d{3}|_|sk-|row/);
  });
});
