import { classify } from '@faultwire/core';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createUpstream, type Upstream, type UpstreamOptions } from '../src/index.js';
import {
  type Answer,
  busy,
  fails,
  hello,
  helloStream,
  noCredit,
  type Provider,
  startProvider,
} from './fixtures/provider.js';

const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function provider(...answers: [Answer, ...Answer[]]): Promise<Provider> {
  const started = await startProvider((_, index) => answers[index] ?? (answers.at(-1) as Answer));
  ends.push(started.close);
  return started;
}

function upstream(options: UpstreamOptions = {}): Upstream {
  const made = createUpstream({ retry: { baseDelayMs: 1 }, ...options });
  ends.push(made.close);
  return made;
}

const call = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: 'Bearer sk-sdk', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const asked = { model: 'm', messages: [] };

describe('fetch, for SDKs', () => {
  test('gives a good answer with its own headers, and says what it took', async () => {
    const { baseURL, seen } = await provider(busy, (res, request) => {
      res.setHeader('x-request-id', 'up-7');
      hello(res, request);
    });
    const response = await upstream().fetch(`${baseURL}/chat/completions`, call(asked));
    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toBe('up-7');
    expect(response.headers.get('x-faultwire-attempts')).toBe('2');
    expect(await response.json()).toMatchObject({ choices: [{ finish_reason: 'stop' }] });
    expect(seen.map(({ headers }) => headers['x-faultwire-attempt'])).toEqual(['1', '2']);
  });

  test.each<[string, Answer, number, string]>([
    [
      'HTML',
      (res) => void res.writeHead(502).end('<html>Bad gateway</html>'),
      502,
      'upstream_unreachable',
    ],
    [
      'FastAPI',
      (res) =>
        void res
          .writeHead(422)
          .end('{"detail":[{"loc":["body","messages"],"msg":"Field required","type":"missing"}]}'),
      422,
      'validation_error',
    ],
    [
      'Gemini',
      (res) =>
        void res
          .writeHead(429)
          .end(
            '{"error":{"code":429,"message":"Resource has been exhausted","status":"RESOURCE_EXHAUSTED"}}',
          ),
      429,
      'rate_limit_exceeded',
    ],
    [
      'flat',
      (res) =>
        void res
          .writeHead(404)
          .end(
            '{"object":"error","message":"The model `m` does not exist.","type":"NotFoundError","param":null,"code":404}',
          ),
      404,
      'model_not_found',
    ],
    ['empty', (res) => void res.writeHead(503).end(), 503, 'service_unavailable'],
    [
      'an error under a 200',
      (res) => void res.end('{"error":{"message":"busy","code":"overloaded"}}'),
      503,
      'overloaded',
    ],
  ])('%s comes as the standard envelope', async (_, bad, status, code) => {
    const { baseURL } = await provider(bad);
    const response = await upstream({ retry: false }).fetch(
      `${baseURL}/chat/completions`,
      call(asked),
    );
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const { error } = (await response.json()) as { error: Record<string, unknown> };
    expect(error['code']).toBe(code);
    expect(Object.keys(error)).toEqual(['message', 'type', 'code', 'param']);
  });

  test("on Anthropic's route a failure speaks its dialect", async () => {
    const { baseURL } = await provider(fails(503, 'overloaded'));
    const { fetch } = upstream({ retry: false });
    const response = await fetch(`${baseURL}/messages`, call(asked, { 'x-api-key': 'k' }));
    expect(await response.json()).toMatchObject({
      type: 'error',
      error: { type: 'overloaded_error' },
    });
  });

  test('a failure carries its Fault for whoever classifies the error of an SDK', async () => {
    const { baseURL } = await provider(noCredit);
    const response = await upstream().fetch(`${baseURL}/chat/completions`, call(asked));
    expect(response.status).toBe(402);
    const { headers } = response;
    const fault = classify({ name: 'APIError', status: 402, headers }, { credentials: 'caller' });
    expect(fault.attempts).toMatchObject([{ outcome: 'failed', code: 'insufficient_balance' }]);
  });

  test('after its own retries it asks an SDK not to begin anew', async () => {
    const { baseURL, seen } = await provider(busy);
    const { fetch } = upstream();
    const first = call(asked, { 'x-stainless-retry-count': '0' });
    const response = await fetch(`${baseURL}/chat/completions`, first);
    expect(response.headers.get('x-should-retry')).toBe('false');
    expect(seen).toHaveLength(3);
    await fetch(`${baseURL}/chat/completions`, call(asked, { 'x-stainless-retry-count': '1' }));
    expect(seen).toHaveLength(4);
  });

  test('a stream that is cut ends in the error frame of its dialect', async () => {
    const { baseURL } = await provider(helloStream(2));
    const { fetch } = upstream();
    const response = await fetch(`${baseURL}/chat/completions`, call({ ...asked, stream: true }));
    expect(await response.text()).toMatch(
      /"Hel"[\s\S]+data: \{"error":\{"message":"[^"]+","type":"api_error","code":"upstream_unreachable","param":null\}\}\n\n$/,
    );
  });

  test('an abort of the SDK is rejected as fetch would', async () => {
    const { baseURL } = await provider(() => {});
    const { fetch } = upstream();
    const controller = new AbortController();
    const pending = fetch(`${baseURL}/chat/completions`, {
      ...call(asked),
      signal: controller.signal,
    });
    controller.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('a Request is sent again too', async () => {
    const { baseURL, seen } = await provider(busy, hello);
    const request = new Request(`${baseURL}/chat/completions`, call(asked));
    expect((await upstream().fetch(request)).status).toBe(200);
    expect(seen.map(({ text }) => text)).toEqual([JSON.stringify(asked), JSON.stringify(asked)]);
  });

  test('a body that is a stream is sent once, and the trail says why', async () => {
    const { baseURL, seen } = await provider(busy, hello);
    const reasons: unknown[] = [];
    const { fetch } = upstream({
      observers: [
        { onAttempt: (attempt) => attempt.outcome === 'skipped' && reasons.push(attempt.reason) },
      ],
    });
    const body = new Blob([JSON.stringify(asked)]).stream();
    const init = { ...call(''), body, duplex: 'half' } as RequestInit;
    const response = await fetch(`${baseURL}/chat/completions`, init);
    expect(response.status).toBe(503);
    expect(seen).toHaveLength(1);
    expect(reasons).toEqual(['not_replayable']);
  });

  test('files, lists and deletions pass as they are', async () => {
    const { baseURL } = await provider(
      (res) => void res.writeHead(200, { 'content-type': 'text/plain' }).end('one line'),
      (res) => void res.writeHead(204).end(),
    );
    const { fetch } = upstream();
    expect(await (await fetch(`${baseURL}/files/f/content`)).text()).toBe('one line');
    expect((await fetch(`${baseURL}/files/f`, { method: 'DELETE' })).status).toBe(204);
  });
});

describe('fetch, falling back', () => {
  test('to another model of the same place', async () => {
    const { baseURL, seen } = await provider(noCredit, hello);
    const fallback = [{ model: 'm:free', when: ['insufficient_balance'] as const }];
    const response = await upstream({ fallback }).fetch(`${baseURL}/chat/completions`, call(asked));
    expect(await response.json()).toMatchObject({ model: 'm:free' });
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer sk-sdk',
      'Bearer sk-sdk',
    ]);
  });

  test('to another place, with its key where the dialect has it', async () => {
    const first = await provider(fails(402, 'insufficient_balance'));
    const second = await provider(hello);
    const fallback = [
      {
        model: 'other',
        when: ['insufficient_balance'] as const,
        baseURL: `${second.baseURL}/`,
        apiKey: 'sk-2',
      },
    ];
    const { fetch } = upstream({ fallback });
    await fetch(`${first.baseURL}/chat/completions`, call(asked));
    await fetch(`${first.baseURL}/embeddings`, {
      ...call(asked),
      headers: { 'x-api-key': 'theirs' },
    });
    expect(second.seen).toMatchObject([
      { path: '/v1/chat/completions', model: 'other', headers: { authorization: 'Bearer sk-2' } },
      { path: '/v1/embeddings', model: 'other', headers: { 'x-api-key': 'sk-2' } },
    ]);
  });

  test('a bad key of the operator’s own fallback is not the caller’s', async () => {
    const first = await provider(fails(503, 'overloaded'));
    const second = await provider(fails(401, 'invalid_api_key'));
    const fallback = [
      { model: 'o', when: ['overloaded'] as const, baseURL: second.baseURL, apiKey: 'sk-2' },
    ];
    const { fetch } = upstream({ fallback });
    const response = await fetch(`${first.baseURL}/chat/completions`, call(asked));
    expect(response.status).toBe(503);
  });
});

test('what is no URL is refused as fetch refuses it', async () => {
  await expect(upstream().fetch('not a url')).rejects.toMatchObject({ name: 'TypeError' });
});
