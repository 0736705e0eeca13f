import { once } from 'node:events';
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { brotliCompressSync, createGzip, deflateSync, gzipSync } from 'node:zlib';
import { fault } from '@faultwire/core';
import { afterEach, describe, expect, test } from '@jest/globals';
import { relay } from '../src/relay.js';
import type { RelayOptions } from '../src/relay-options.js';
import { plainest, streams, wire } from './fixtures/streams.js';
import {
  type Answer,
  ask,
  type Gateway,
  lastData,
  type Served,
  serve,
  serveGateway,
} from './gateway.js';

const open: Served[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()));
});

type Write = (res: ServerResponse, req: IncomingMessage) => unknown;

type Options = RelayOptions & {
  /** What the caller's parsed body says. */
  readonly stream?: boolean;
};

/** An upstream that answers as told, and a gateway in front of it that relays a fetch Response. */
async function gatewayTo(write: Write, options: Options = {}): Promise<Gateway> {
  const upstream = await serve((req, res) => write(res, req));
  const gateway = await serveGateway(async (req, res) => {
    if (options.stream !== undefined) Object.assign(req, { body: { stream: options.stream } });
    await relay(await fetch(upstream.url), res, options);
  });
  open.push(gateway, upstream);
  return gateway;
}

/** The same, and one caller. */
async function chain(
  write: Write,
  options: Options = {},
): Promise<{ gateway: Gateway; answer: Promise<Answer> }> {
  const gateway = await gatewayTo(write, options);
  return { gateway, answer: ask(gateway.url) };
}

/** The head of an event stream, and then nothing until told. */
function head(res: ServerResponse): ServerResponse {
  res.writeHead(200, { 'content-type': 'text/event-stream' });
  res.flushHeaders();
  return res;
}

const { frames } = plainest.chat;
const CONTENT = frames.slice(0, 2).join('');
const chatError = (code: string, type: string, message: string): object => ({
  error: { message, type, code, param: null },
});

describe('a good stream', () => {
  test.each(streams)('leaves byte for byte: $name', async (fixture) => {
    const { answer } = await chain((res) => head(res).end(wire(fixture)), {
      dialect: fixture.dialect,
    });
    const { status, headers, body, complete } = await answer;
    expect({ status, complete, body: body.toString() }).toEqual({
      status: 200,
      complete: true,
      body: fixture.frames.join(''),
    });
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-request-id': expect.stringMatching(/^[\w.-]{1,128}$/),
    });
  });

  test('ends at its terminal event, though the upstream goes on and breaks', async () => {
    const { answer, gateway } = await chain((res) => {
      head(res).write(wire(plainest.chat));
      res.write('data: {"error":{"message":"too late"}}\n\n', () => res.destroy());
    });
    expect(await answer).toMatchObject({ body: wire(plainest.chat), complete: true });
    expect(gateway.faults).toEqual([]);
  });

  test('may come from a generator of text', async () => {
    const gateway = await serveGateway((_req, res) => relay(tokens(), res));
    open.push(gateway);
    expect(await ask(gateway.url)).toMatchObject({ status: 200, body: wire(plainest.chat) });
    async function* tokens(): AsyncGenerator<string> {
      yield* frames;
    }
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('compressed with %s leaves plain, decoded by fetch or not', async (encoding, compress) => {
    const body = compress(wire(plainest.chat));
    const { answer } = await chain((res) => {
      res.writeHead(200, { 'content-encoding': encoding });
      res.end(body);
    });
    expect(await answer).toMatchObject({ status: 200, body: wire(plainest.chat) });
    const raw = new Response(new Blob([body]).stream(), {
      headers: { 'content-encoding': encoding },
    });
    const gateway = await serveGateway((_req, res) => relay(raw, res));
    open.push(gateway);
    expect(await ask(gateway.url)).toMatchObject({ status: 200, body: wire(plainest.chat) });
  });

  test('compressed, its frames leave as they come', async () => {
    const gzip = createGzip();
    const gateway = await gatewayTo((res) => {
      res.writeHead(200, { 'content-encoding': 'gzip' });
      gzip.pipe(res);
      gzip.write(CONTENT);
      gzip.flush();
    });
    const response = await fetch(gateway.url);
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe(CONTENT);
    await reader.cancel();
  });
});

describe('before the first content a failure has its real status', () => {
  test.each<[string, Write, number, string]>([
    [
      'an error frame',
      (res) =>
        head(res).end(
          'data: {"error":{"message":"busy","type":"overloaded_error","code":"overloaded"}}\n\n',
        ),
      503,
      'overloaded',
    ],
    [
      'an error frame after the role',
      (res) =>
        head(res).end(
          `${frames[0]}data: {"error":{"message":"Rate limit reached","type":"requests","code":"rate_limit_exceeded"}}\n\n`,
        ),
      429,
      'rate_limit_exceeded',
    ],
    ['nothing at all', (res) => head(res).end(), 502, 'upstream_unreachable'],
    ['the role, then an end', (res) => head(res).end(frames[0]), 502, 'upstream_unreachable'],
    ['[DONE] alone', (res) => head(res).end('data: [DONE]\n\n'), 502, 'upstream_unreachable'],
    [
      'comments, then a reset',
      (res) => head(res).write(': hello\n\n', () => res.destroy()),
      502,
      'upstream_unreachable',
    ],
    ['half a frame', (res) => head(res).end(frames[1]?.slice(0, 40)), 502, 'upstream_unreachable'],
    [
      'malformed JSON',
      (res) => head(res).end('data: {"choices":[}\n\n'),
      502,
      'upstream_unreachable',
    ],
    [
      'HTML',
      (res) => head(res).end('<!doctype html><h1>Bad gateway</h1>'),
      502,
      'upstream_unreachable',
    ],
    [
      'rubbish under gzip',
      (res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end('data: not gzip'),
      502,
      'upstream_unreachable',
    ],
    [
      'a failing status',
      (res) =>
        res
          .writeHead(401)
          .end(
            '{"error":{"message":"Incorrect API key provided: sk-abc","code":"invalid_api_key"}}',
          ),
      502,
      'upstream_rejected',
    ],
  ])('%s', async (_, write, status, code) => {
    const { answer, gateway } = await chain(write);
    const { status: seen, headers, body, complete } = await answer;
    expect({ seen, complete }).toEqual({ seen: status, complete: true });
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(body.toString())).toMatchObject({ error: { code } });
    expect(gateway.reports).toMatchObject([{ code, phase: 'before_first_byte' }]);
  });

  test('no content in time', async () => {
    const { answer } = await chain((res) => head(res).write(`: hi\n\n${frames[0]}`), {
      timeouts: { firstContentMs: 20 },
    });
    const { status, body } = await answer;
    expect(status).toBe(408);
    expect(lastData(`data: ${body}\n\n`)).toMatchObject({ error: { code: 'request_timeout' } });
  });

  test('JSON on a stream request, whether it is an answer or an error', async () => {
    const plain = '{"id":"x","choices":[{"message":{"content":"hi"},"finish_reason":"stop"}]}';
    const { answer } = await chain((res) => res.end(plain), { stream: true });
    expect((await answer).status).toBe(502);
    const error =
      '{"error":{"message":"Overloaded","type":"overloaded_error","code":"overloaded"}}';
    const { answer: second } = await chain((res) => res.end(error), { stream: true });
    expect((await second).status).toBe(503);
  });
});

describe('a plain answer', () => {
  const late = { timeouts: { holdMs: 1 } };

  test('leaves byte for byte as JSON, whatever its label', async () => {
    const body = '{ "choices":[{"message":{"content":"hi"},"finish_reason":"stop"}], "x":1.0 }\n';
    const { answer } = await chain(
      (res) => res.writeHead(200, { 'content-type': 'text/html' }).end(body),
      { stream: false },
    );
    const { status, headers, body: seen } = await answer;
    expect({ status, body: seen.toString() }).toEqual({ status: 200, body });
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(body.length),
      'x-request-id': expect.any(String),
    });
  });

  test('may take longer than the hold', async () => {
    const body = '{"choices":[{"message":{"content":"hi"},"finish_reason":"stop"}]}';
    for (const start of ['', body.slice(0, 20)]) {
      const gateway = await serveGateway(async (_req, res) => relay(slowly(start), res, late));
      open.push(gateway);
      expect(await ask(gateway.url)).toMatchObject({ status: 200, body: Buffer.from(body) });
    }
    function slowly(start: string): Response {
      const pieces = new ReadableStream<Uint8Array>({
        async start(controller) {
          if (start !== '') controller.enqueue(Buffer.from(start));
          // Until the hold of 1 ms is surely over.
          const begun = performance.now();
          while (performance.now() - begun < 20) await new Promise((next) => setImmediate(next));
          controller.enqueue(Buffer.from(body.slice(start.length)));
          controller.close();
        },
      });
      return new Response(pieces, { headers: { 'content-type': 'application/json' } });
    }
  });

  test('under the label of a stream is JSON all the same, where nobody asked for one', async () => {
    const body = '{"object":"list","data":[]}';
    const { answer } = await chain((res) => head(res).end(body));
    expect((await answer).headers['content-type']).toBe('application/json');
  });

  test.each<[string, Write]>([
    ['{}', (res) => res.end('{}')],
    ['null', (res) => res.end('null')],
    ['an empty body', (res) => res.end()],
    ['204', (res) => res.writeHead(204).end()],
    ['choices: []', (res) => res.end('{"choices":[]}')],
    ['truncated JSON', (res) => res.end('{"choices":[{"message"')],
  ])('of %s under a 200 is a failure', async (_, write) => {
    const { answer } = await chain(write, { stream: false });
    expect((await answer).status).toBeGreaterThanOrEqual(500);
  });
});

describe('after the first content the failure is a frame', () => {
  test.each<[string, Write, object]>([
    [
      'a clean end',
      (res) => res.end(),
      chatError('upstream_unreachable', 'api_error', 'upstream unreachable'),
    ],
    [
      'a reset',
      (res) => res.destroy(),
      chatError('upstream_unreachable', 'api_error', 'upstream unreachable'),
    ],
    [
      'half a frame',
      (res) => res.end('data: {"choi'),
      chatError('upstream_unreachable', 'api_error', 'upstream unreachable'),
    ],
    [
      'malformed JSON',
      (res) => res.end('data: {"choi\n\n'),
      chatError('upstream_unreachable', 'api_error', 'upstream unreachable'),
    ],
    [
      'the provider’s word',
      (res) =>
        res.write(
          'data: {"error":{"message":"m","type":"overloaded_error","code":"overloaded"}}\n\n',
        ),
      chatError('overloaded', 'api_error', 'the provider is overloaded'),
    ],
  ])('%s', async (_, write, error) => {
    const { answer, gateway } = await chain((res) =>
      head(res).write(CONTENT, () => write(res, res.req)),
    );
    const { status, body, complete } = await answer;
    expect({ status, complete }).toEqual({ status: 200, complete: true });
    expect(body.toString()).toBe(`${CONTENT}data: ${JSON.stringify(error)}\n\n`);
    expect(gateway.reports).toMatchObject([
      {
        phase: 'after_first_byte',
        partial_bytes: Buffer.byteLength(CONTENT),
        time_to_first_token_ms: expect.any(Number),
      },
    ]);
  });

  test('silence', async () => {
    const { answer } = await chain((res) => head(res).write(CONTENT), {
      timeouts: { idleMs: 20 },
    });
    expect(lastData((await answer).body)).toMatchObject({ error: { code: 'request_timeout' } });
  });

  test('comments are no sign of life', async () => {
    let comments: NodeJS.Timeout | undefined;
    const { answer } = await chain(
      (res) => {
        head(res).write(CONTENT);
        comments = setInterval(() => res.write(': still here\n\n'), 5);
        res.once('close', () => clearInterval(comments));
      },
      { timeouts: { idleMs: 50 } },
    );
    expect(lastData((await answer).body)).toMatchObject({ error: { code: 'request_timeout' } });
  });

  test('Responses: the event has the next number', async () => {
    const begun = plainest.responses.frames.slice(0, 7).join('');
    const { answer } = await chain((res) => head(res).end(begun), { dialect: 'responses' });
    const { body } = await answer;
    expect(lastData(body)).toEqual({
      type: 'error',
      code: 'upstream_unreachable',
      message: 'upstream unreachable',
      param: null,
      sequence_number: 7,
      error: {
        message: 'upstream unreachable',
        type: 'api_error',
        code: 'upstream_unreachable',
        param: null,
      },
    });
  });

  test('the hold’s end lets the 200 out without content', async () => {
    const { answer } = await chain((res) => head(res).write(frames[0]), {
      timeouts: { holdMs: 10, firstContentMs: 60 },
      heartbeatMs: 20,
    });
    const { status, body } = await answer;
    expect(status).toBe(200);
    expect(body.toString().startsWith(`${frames[0]}: keep-alive\n\n`)).toBe(true);
    expect(lastData(body)).toMatchObject({ error: { code: 'request_timeout' } });
  });

  test('the text is kept where it was asked for', async () => {
    const { gateway, answer } = await chain((res) => head(res).end(frames.slice(0, 4).join('')), {
      keepPartialBytes: 100,
    });
    await answer;
    expect(gateway.faults[0]?.partial).toEqual({
      frames: 4,
      bytes: Buffer.byteLength(frames.slice(0, 4).join('')),
      text: 'Grüße aus 東京 \u{1F5FC}',
    });
  });

  test('a Fault that the generator throws is told as it is', async () => {
    const gateway = await serveGateway((_req, res) => relay(tokens(), res));
    open.push(gateway);
    expect(lastData((await ask(gateway.url)).body)).toMatchObject({
      error: { code: 'insufficient_balance' },
    });
    async function* tokens(): AsyncGenerator<string> {
      yield CONTENT;
      throw fault('insufficient_balance');
    }
  });
});

describe('the two ends of the line', () => {
  test.each([0, 1])(
    'a caller who leaves ends the upstream’s work, after %i frames of content',
    async (sent) => {
      let leftUpstream: () => void = () => {};
      const upstreamLeft = new Promise<void>((resolve) => {
        leftUpstream = resolve;
      });
      let arrived: () => void = () => {};
      const atUpstream = new Promise<void>((resolve) => {
        arrived = resolve;
      });
      const upstream = await serve((_req, res) => {
        head(res).write(frames.slice(0, 1 + sent).join(''));
        res.once('close', leftUpstream);
        arrived();
      });
      const gateway = await serveGateway(async (_req, res) =>
        relay(await fetch(upstream.url), res),
      );
      open.push(gateway, upstream);
      const controller = new AbortController();
      const response = fetch(gateway.url, { signal: controller.signal });
      const reported = gateway.nextFault();
      await (sent === 0 ? atUpstream : response);
      response.catch(() => {});
      controller.abort();
      await upstreamLeft;
      expect(await reported).toMatchObject({ code: 'client_closed_request' });
      await response.then((r) => r.body?.cancel()).catch(() => {});
    },
  );

  test('a slow reader slows the source', async () => {
    const chunk = frames[1]?.repeat(4000) ?? '';
    let pulled = 0;
    async function* source(): AsyncGenerator<string> {
      for (; pulled < 64; pulled += 1) yield chunk;
      yield frames.slice(5).join('');
    }
    const gateway = await serveGateway((_req, res) => relay(source(), res));
    open.push(gateway);
    const outgoing = request(gateway.url).end();
    const [res] = (await once(outgoing, 'response')) as [IncomingMessage];
    // Until nothing has moved for many turns of the event loop.
    for (let before = -1, still = 0; still < 200; before = pulled) {
      await new Promise((resolve) => setImmediate(resolve));
      still = pulled === before ? still + 1 : 0;
    }
    expect(pulled).toBeLessThan(64);
    let size = 0;
    for await (const bytes of res) size += (bytes as Buffer).length;
    expect(size).toBe(64 * Buffer.byteLength(chunk) + Buffer.byteLength(frames.slice(5).join('')));
  });

  test('where nobody answers the Fault the socket is destroyed', async () => {
    const upstream = await serve((_req, res) => head(res).end(CONTENT));
    const unanswered: unknown[] = [];
    const gateway = await serve((_req, res) =>
      fetch(upstream.url)
        .then((response) => relay(response, res))
        .catch((error) => unanswered.push(error)),
    );
    open.push(gateway, upstream);
    const { status, body, complete } = await ask(gateway.url);
    expect({ status, body: body.toString(), complete }).toEqual({
      status: 200,
      body: CONTENT,
      complete: false,
    });
    expect(unanswered).toMatchObject([{ code: 'upstream_unreachable' }]);
  });
});

describe('targets', () => {
  async function through(
    target: (res: ServerResponse) => Parameters<typeof relay>[1],
  ): Promise<Answer> {
    const gateway = await serveGateway((_req, res) =>
      relay(new Response(wire(plainest.chat)), target(res)),
    );
    open.push(gateway);
    return ask(gateway.url);
  }

  test('Koa’s ctx is told not to respond', async () => {
    const ctx = { res: {} as ServerResponse, req: {} as IncomingMessage, respond: undefined };
    const answer = await through((res) => Object.assign(ctx, { res, req: res.req }));
    expect(answer.body).toEqual(wire(plainest.chat));
    expect(ctx.respond).toBe(false);
  });

  test('Fastify’s reply is hijacked, once the answer begins', async () => {
    let hijacked = 0;
    const answer = await through((res) => ({
      raw: res,
      hijack() {
        hijacked += 1;
      },
    }));
    expect(answer.body).toEqual(wire(plainest.chat));
    expect(hijacked).toBe(1);
  });
});

test('nothing is left after 1,000 streams that failed in mixed ways', async () => {
  const endings: readonly Write[] = [
    (res) => head(res).end(CONTENT),
    (res) => head(res).write(CONTENT, () => res.destroy()),
    (res) => head(res).end('data: {"choi\n\n'),
    (res) => head(res).end(`${CONTENT}data: {"error":{"message":"x"}}\n\n`),
    (res) => head(res).write(CONTENT),
    (res) => head(res).write(frames[0]),
    (res) => res.writeHead(429).end('{}'),
    (res) => head(res).end(wire(plainest.chat)),
  ];
  const upstream = await serve((req, res) =>
    endings[Number(req.url?.slice(1)) % endings.length]?.(res, req),
  );
  const targets: ServerResponse[] = [];
  const gateway = await serveGateway(async (req, res) => {
    targets.push(res);
    const response = await fetch(`${upstream.url}${req.url}`);
    await relay(response, res, { timeouts: { firstContentMs: 25, idleMs: 25 } });
  });
  open.push(gateway, upstream);
  const count = (): Record<string, number> => {
    const seen: Record<string, number> = {};
    for (const name of process.getActiveResourcesInfo()) seen[name] = (seen[name] ?? 0) + 1;
    return seen;
  };
  const timers = count()['Timeout'] ?? 0;
  for (let batch = 0; batch < 20; batch += 1) {
    await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const url = `${gateway.url}/${batch * 50 + i}`;
        if (i % 10 !== 9) return void (await ask(url));
        const controller = new AbortController();
        const response = await fetch(url, { signal: controller.signal });
        controller.abort();
        await response.text().catch(() => {});
      }),
    );
  }
  await Promise.all(targets.map((res) => (res.closed ? undefined : once(res, 'close'))));
  expect(targets).toHaveLength(1000);
  expect(targets.filter((res) => res.listenerCount('drain') > 0)).toEqual([]);
  gateway.server.closeAllConnections();
  upstream.server.closeAllConnections();
  expect(count()['Timeout'] ?? 0).toBeLessThanOrEqual(timers + 2);
}, 60_000);
