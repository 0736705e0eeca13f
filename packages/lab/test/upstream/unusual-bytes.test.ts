import { once } from 'node:events';
import { get } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { type FaultUpstream, startUpstream } from '../../src/index.js';

let upstream: FaultUpstream;
afterEach(() => upstream.close());

async function ask(fault: string, stream: boolean): Promise<Response> {
  upstream = await startUpstream();
  return fetch(`${upstream.url}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-fault': fault },
    body: JSON.stringify({ model: 'm', messages: [], stream }),
  });
}

const sentence = 'Every failure has a name — and an answer.';

function textOf(stream: string): string {
  return [...stream.matchAll(/"content":"([^"]*)"/g)].map(([, piece]) => piece).join('');
}

describe('what is only unusual is whole', () => {
  test.each(['split_utf8', 'informational', 'slow;bytesPerSecond=100000'])('%s', async (fault) => {
    const plain = (await (await ask(fault, false)).json()) as {
      choices: { message: { content: string } }[];
    };
    expect(plain.choices[0]?.message.content).toBe(sentence);
    await upstream.close();
    const stream = await (await ask(fault, true)).text();
    expect(textOf(stream)).toBe(sentence);
    expect(stream).toContain('data: [DONE]');
  });
});

describe('what is broken', () => {
  test('half_frame: a proper end in the middle of a frame', async () => {
    const stream = await (await ask('half_frame', true)).text();
    expect(stream).not.toContain('[DONE]');
    expect(stream.endsWith('\n\n')).toBe(false);
  });

  test('half_frame at a byte', async () => {
    expect(await (await ask('half_frame;atByte=7', false)).text()).toHaveLength(7);
  });

  test.each(['gzip_cut', 'wrong_length'])('%s: the reader is told', async (fault) => {
    const response = await ask(fault, true);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  test('endless: longer than any answer, then cut', async () => {
    const response = await ask('endless;forMs=50', true);
    await expect(response.text()).rejects.toThrow();
  });

  test('trailers: only they tell', async () => {
    upstream = await startUpstream({ rules: [{ fault: 'trailers' }] });
    const request = get(`${upstream.url}/models`);
    const [answer] = await once(request, 'response');
    answer.resume();
    await once(answer, 'end');
    expect(answer.trailers).toEqual({ 'x-error': 'internal_error' });
  });
});

test('a rule states the wait of an error answer', async () => {
  const response = await ask('rate_limit_exceeded;retryAfterMs=29500', false);
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '30']);
});
