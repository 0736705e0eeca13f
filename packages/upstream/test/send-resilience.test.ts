import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Attempt, type Fault, isFault } from '@faultwire/core';
import { requestInfo } from '@faultwire/core/node';
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

function upstream(options: UpstreamOptions): Upstream {
  const made = createUpstream({ retry: { baseDelayMs: 1 }, ...options });
  ends.push(made.close);
  return made;
}

async function failure(promise: Promise<unknown>): Promise<Fault> {
  const thrown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!isFault(thrown)) throw new Error(`no Fault: ${thrown}`);
  return thrown;
}

const outcomes = (attempts: readonly Attempt[]): unknown[] =>
  attempts.map((attempt) => [
    attempt.model,
    attempt.outcome,
    'code' in attempt ? attempt.code : 'reason' in attempt ? attempt.reason : attempt.status,
  ]);

const body = { model: 'm', messages: [{ role: 'user', content: 'Hello' }] };

describe('send, when the provider fails', () => {
  test('tries again, tells the layers below, and the Reply says what it took', async () => {
    const { baseURL, seen } = await provider(busy, busy, hello);
    const reply = await upstream({ baseURL }).send('/chat/completions', { body });
    expect(await reply.json()).toMatchObject({ choices: [{ message: { content: 'Hello.' } }] });
    expect(seen.map(({ headers }) => headers['x-faultwire-attempt'])).toEqual(['1', '2', '3']);
    expect(reply.headers['x-faultwire-attempts']).toBe('3');
    expect(outcomes(reply.attempts)).toEqual([
      ['m', 'failed', 'overloaded'],
      ['m', 'failed', 'overloaded'],
      ['m', 'served', 200],
    ]);
  });

  test('with retry: false asks once, and sends no attempt header', async () => {
    const { baseURL, seen } = await provider(busy);
    const thrown = await failure(
      upstream({ baseURL, retry: false }).send('/chat/completions', { body }),
    );
    expect(thrown.code).toBe('overloaded');
    expect(seen).toHaveLength(1);
    expect(seen[0]?.headers['x-faultwire-attempt']).toBeUndefined();
  });

  test.each<[string, Answer]>([
    ['an error under a 200', (res) => res.end('{"error":{"message":"busy","code":"overloaded"}}')],
    ['a stream that is cut before its first content', helloStream(1)],
    [
      'a stream whose first frame is an error',
      (res) => {
        res.writeHead(200, { 'content-type': 'text/event-stream' });
        res.end(
          'data: {"error":{"message":"busy","type":"overloaded_error","code":"overloaded"}}\n\n',
        );
      },
    ],
    ['a connection that is closed at once', (res) => res.destroy()],
    ['HTML under a 200', (res) => res.end('<html><body>Bad gateway</body></html>')],
  ])('%s is tried again', async (_, bad) => {
    const { baseURL, seen } = await provider(bad, helloStream());
    const sent = { ...body, stream: true };
    const reply = await upstream({ baseURL }).send('/chat/completions', { body: sent });
    const bytes = [];
    for await (const chunk of reply.body) bytes.push(chunk);
    expect(reply.attempts.at(-1)).toMatchObject({
      outcome: 'served',
      firstTokenMs: expect.any(Number),
    });
    expect(Buffer.concat(bytes).toString()).toMatch(/Hel[\s\S]+lo\.[\s\S]+data: \[DONE\]\n\n$/);
    expect(seen).toHaveLength(2);
  });

  test('nothing is tried again after the first content', async () => {
    const { baseURL, seen } = await provider((res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write('data: {"choices":[{"index":0,"delta":{"content":"Hel"}}]}\n\n', () =>
        res.destroy(),
      );
    });
    const sent = { ...body, stream: true };
    const reply = await upstream({ baseURL }).send('/chat/completions', { body: sent });
    const read = async (): Promise<void> => {
      for await (const _ of reply.body);
    };
    const thrown = await failure(read());
    expect(thrown.code).toBe('upstream_unreachable');
    expect(outcomes(thrown.attempts)).toEqual([
      ['m', 'served', 200],
      ['m', 'failed', 'upstream_unreachable'],
    ]);
    expect(seen).toHaveLength(1);
  });

  test('a caller fault is answered at once', async () => {
    const { baseURL, seen } = await provider(fails(422, 'validation_error'));
    const thrown = await failure(upstream({ baseURL }).send('/chat/completions', { body }));
    expect([thrown.code, thrown.origin]).toEqual(['validation_error', 'caller']);
    expect(seen).toHaveLength(1);
  });

  test('observers hear of every attempt and every circuit', async () => {
    const heard: unknown[] = [];
    const { baseURL } = await provider(busy);
    const asked = upstream({
      baseURL,
      breaker: { failures: 2 },
      observers: [
        {
          onAttempt: (attempt) => heard.push(attempt.outcome),
          onCircuit: ({ state }) => heard.push(state),
        },
      ],
    });
    await failure(asked.send('/chat/completions', { body }));
    expect(heard).toEqual(['failed', 'failed', 'open', 'skipped']);
    expect(asked.circuits()).toMatchObject([{ provider: '127.0.0.1', model: 'm', state: 'open' }]);
    const refused = await failure(asked.send('/chat/completions', { body }));
    expect(refused.code).toBe('service_unavailable');
    expect(refused.retryAfterMs).toBeGreaterThan(0);
  });
});

describe('falling back', () => {
  test('to a free model on an empty account, whoever owns the key', async () => {
    const { baseURL, seen } = await provider(noCredit, hello, hello);
    const fallback = [{ model: 'm:free', when: ['insufficient_balance'] as const }];
    const asked = upstream({ baseURL, apiKey: 'sk-1', fallback });
    const reply = await asked.send('/chat/completions', { body });
    expect(await reply.json()).toMatchObject({ model: 'm:free' });
    expect(seen.map(({ model }) => model)).toEqual(['m', 'm:free']);
    await asked.send('/chat/completions', { body });
    expect(seen.map(({ model }) => model)).toEqual(['m', 'm:free', 'm:free']);
    asked.onBalanceChange();
    await asked.send('/chat/completions', { body });
    expect(seen.map(({ model }) => model)).toEqual(['m', 'm:free', 'm:free', 'm']);
  });

  test('to another provider, with its own key and headers', async () => {
    const first = await provider(fails(503, 'overloaded', { 'retry-after': '20' }));
    const second = await provider(hello);
    const fallback = [
      {
        model: 'other',
        when: ['overloaded'] as const,
        baseURL: second.baseURL,
        apiKey: 'sk-2',
        headers: { 'x-title': 'second' },
      },
    ];
    const asked = upstream({ baseURL: first.baseURL, apiKey: 'sk-1', fallback });
    const reply = await asked.send('/chat/completions', { body: JSON.stringify(body) });
    expect(await reply.json()).toMatchObject({ model: 'other' });
    expect(second.seen).toMatchObject([
      {
        path: '/v1/chat/completions',
        model: 'other',
        headers: { authorization: 'Bearer sk-2', 'x-title': 'second' },
      },
    ]);
    expect(first.seen).toHaveLength(1);
  });

  test("Gemini's model stands in the path", async () => {
    const busyOnce = await provider(fails(400, 'context_length_exceeded'), (res) =>
      res.end('{"candidates":[{"content":{"parts":[{"text":"Hi"}]},"finishReason":"STOP"}]}'),
    );
    const fallback = [{ model: 'gemini-pro', when: ['context_length_exceeded'] as const }];
    const asked = upstream({ baseURL: busyOnce.baseURL, fallback });
    await asked.send('/models/gemini-flash:generateContent', { body: { contents: [] } });
    expect(busyOnce.seen.map(({ path }) => path)).toEqual([
      '/v1/models/gemini-flash:generateContent',
      '/v1/models/gemini-pro:generateContent',
    ]);
  });

  test("ends in what the caller may know: the operator's empty account is not the caller's", async () => {
    const { baseURL } = await provider(noCredit);
    const operator = await failure(upstream({ baseURL }).send('/chat/completions', { body }));
    expect(operator.code).toBe('upstream_rejected');
    expect(outcomes(operator.attempts)).toEqual([['m', 'failed', 'insufficient_balance']]);
    const own = upstream({ baseURL, credentials: 'caller' });
    expect((await failure(own.send('/chat/completions', { body }))).code).toBe(
      'insufficient_balance',
    );
  });
});

describe('time', () => {
  test('a late first call is joined by a second, and is ended when that one answers', async () => {
    let ended: (() => void) | undefined;
    const gone = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const { baseURL, seen } = await provider(
      (res) => void res.once('close', () => ended?.()),
      hello,
    );
    const reply = await upstream({ baseURL, hedgeAfterMs: 10 }).send('/chat/completions', { body });
    expect(await reply.json()).toMatchObject({ model: 'm' });
    await gone;
    expect(seen).toHaveLength(2);
  });

  test('the deadline is one for all tries', async () => {
    const { baseURL } = await provider(() => {});
    const asked = upstream({ baseURL, timeouts: { deadlineMs: 20 } });
    const thrown = await failure(asked.send('/chat/completions', { body }));
    expect([thrown.code, thrown.origin]).toEqual(['request_timeout', 'upstream']);
    expect(outcomes(thrown.attempts)).toEqual([['m', 'failed', 'request_timeout']]);
  });
});

describe('options that make no sense', () => {
  test.each<[string, UpstreamOptions, string]>([
    ['a budget', { retry: { budget: 2 } }, 'retry.budget must be a share from 0 to 1, not 2'],
    [
      'hedging',
      { hedgeAfterMs: 0 },
      'hedgeAfterMs must be a number of ms from 1 to 2147483647, not 0',
    ],
    [
      'a store',
      { breaker: { store: {} as never } },
      'breaker.store must be a CircuitStore, but an object has no fail()',
    ],
    [
      'a code',
      { fallback: [{ model: 'b', when: ['nope' as never] }] },
      'fallback[0].when[0] is "nope", which is no code of the catalog',
    ],
  ])('%s is refused at start', (_, options, sentence) => {
    expect(() => createUpstream(options)).toThrow(new TypeError(`createUpstream: ${sentence}`));
  });
});

describe('layers of gateways', () => {
  /** A gateway of a few lines over the base URL below. */
  async function gateway(below: string): Promise<string> {
    const { send } = upstream({ baseURL: below, retry: { baseDelayMs: 1 }, breaker: false });
    const server = createServer((req: IncomingMessage, res) => {
      send('/chat/completions', { body, caller: req }).then(
        () => res.end('{}'),
        () => {
          res.statusCode = 503;
          res.setHeader('retry-after-ms', '1');
          res.end();
        },
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    ends.push(() => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test('three of three tries each make three calls', async () => {
    const { baseURL, seen } = await provider(busy);
    await fetch(await gateway(await gateway(await gateway(baseURL))), { method: 'POST' });
    expect(seen.map(({ headers }) => headers['x-faultwire-attempt'])).toEqual(['1', '2', '3']);
  });

  test("an SDK's three tries over two gateways make four", async () => {
    const { baseURL, seen } = await provider(busy);
    const outer = await gateway(await gateway(baseURL));
    for (const count of ['0', '1', '2'])
      await fetch(outer, { method: 'POST', headers: { 'x-stainless-retry-count': count } });
    expect(seen).toHaveLength(4);
  });
});

test('the report of the caller learns of all calls', async () => {
  const { baseURL } = await provider(noCredit, hello);
  const fallback = [{ model: 'm:free', when: ['insufficient_balance'] as const }];
  const { send } = upstream({ baseURL, fallback });
  let info: ReturnType<typeof requestInfo> | undefined;
  const server = createServer(async (req, res) => {
    await send('/chat/completions', { body, caller: req });
    info = requestInfo(req);
    res.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  server.closeAllConnections();
  server.close();
  expect(info?.model).toBe('m:free');
  expect(outcomes(info?.attempts ?? [])).toEqual([
    ['m', 'failed', 'insufficient_balance'],
    ['m:free', 'served', 200],
  ]);
});
