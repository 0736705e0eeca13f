import { catalog } from '@faultwire/core';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type FaultUpstream, startUpstream } from '../../src/index.js';

let upstream: FaultUpstream;

beforeAll(async () => {
  upstream = await startUpstream();
});
afterAll(() => upstream.close());

const sentence = 'Every failure has a name — and an answer.';

async function post(path: string, body: object, fault?: string): Promise<Response> {
  return fetch(upstream.url + path, {
    method: 'POST',
    headers: fault === undefined ? {} : { 'x-fault': fault },
    body: JSON.stringify(body),
  });
}

/** The payloads of a stream's `data:` lines. */
function payloads(text: string): Record<string, never>[] {
  return [...text.matchAll(/^data: (\{.+)$/gm)].map(([, json]) => JSON.parse(json ?? ''));
}

describe('Anthropic Messages', () => {
  const body = { model: 'demo-small', max_tokens: 9, messages: [] };

  test('plain', async () => {
    expect(await (await post('/messages', body)).json()).toMatchObject({
      type: 'message',
      content: [{ type: 'text', text: sentence }],
      stop_reason: 'end_turn',
    });
  });

  test('a stream: every frame has its event line, the last is message_stop', async () => {
    const text = await (await post('/messages', { ...body, stream: true })).text();
    const frames = text.trimEnd().split('\n\n');
    for (const frame of frames) expect(frame).toMatch(/^event: (\w+)\ndata: {"type":"\1"/);
    expect(frames.at(-1)).toBe('event: message_stop\ndata: {"type":"message_stop"}');
  });

  test('an error in its own form', async () => {
    const response = await post('/messages', body, 'overloaded');
    expect(response.status).toBe(529);
    expect(await response.json()).toEqual({
      type: 'error',
      error: { type: 'overloaded_error', message: 'Overloaded' },
      request_id: 'req_lab',
    });
  });

  test('an error frame after the first content', async () => {
    const text = await (await post('/messages', { ...body, stream: true }, 'error_frame')).text();
    expect(text).toContain('"text":"Every"');
    expect(text).toMatch(/event: error\ndata: {"type":"error".+}\n\n$/);
  });
});

describe('Gemini', () => {
  const path = '/v1beta/models/demo-small';
  const body = { contents: [{ parts: [{ text: 'Hello' }] }] };

  test('plain', async () => {
    const response = await post(`${path}:generateContent`, body);
    expect(await response.json()).toMatchObject({
      modelVersion: 'demo-small',
      candidates: [{ content: { parts: [{ text: sentence }] }, finishReason: 'STOP' }],
    });
  });

  test('a stream: data lines only, the last has a finishReason', async () => {
    const response = await post(`${path}:streamGenerateContent?alt=sse`, body);
    const text = await response.text();
    expect(text).not.toMatch(/^event:/m);
    expect(payloads(text).at(-1)).toMatchObject({ candidates: [{ finishReason: 'STOP' }] });
  });

  test('the model in the path asks for a fault', async () => {
    const response = await post('/v1beta/models/fault:rate_limit_exceeded:generateContent', body);
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject({
      error: { code: 429, status: 'RESOURCE_EXHAUSTED', details: [{ retryDelay: '1s' }] },
    });
  });
});

describe('every code of the catalog', () => {
  const routes = [
    ['OpenAI', '/chat/completions'],
    ['Anthropic', '/messages'],
    ['Gemini', '/v1beta/models/m:generateContent'],
  ] as const;

  test.each(routes)(
    'has a form of %s, and a hint where one is to be waited for',
    async (_, path) => {
      for (const [code, { retry }] of Object.entries(catalog)) {
        const response = await post(path, { model: 'm' }, code);
        const text = await response.text();
        expect(response.ok).toBe(false);
        expect(JSON.parse(text)).toHaveProperty('error.message', expect.any(String));
        const hinted =
          response.headers.get('retry-after') === '1' || /"retryDelay":"1s"/.test(text);
        expect(`${code} ${hinted}`).toBe(`${code} ${retry === 'wait'}`);
      }
    },
  );
});
