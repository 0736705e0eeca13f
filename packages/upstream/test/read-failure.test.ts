import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fault } from '@faultwire/core';
import { describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { ProviderReader } from '../src/failed-response.js';
import { readFailure, readFailureResponse } from '../src/read-failure.js';

const body = (error: object): string => JSON.stringify({ error });
const badKey = {
  status: 401,
  body: body({ code: 'invalid_api_key', message: 'Incorrect API key' }),
};
const region = {
  status: 400,
  body: body({
    code: 400,
    status: 'FAILED_PRECONDITION',
    message: 'User location is not supported for the API use.',
  }),
};

// docs/contract.md, "The gateway's own credential" and "Origin".
describe('readFailure and whose key it was', () => {
  test.each([
    ['a bad key', badKey, 'invalid_api_key'],
    ['a region block', region, 'permission_denied'],
    ['an empty account', { status: 402, body: '' }, 'insufficient_balance'],
  ])(
    "%s of the operator's is upstream_rejected, of the caller's it is told",
    (_name, failed, code) => {
      const own = readFailure(failed);
      expect(own).toMatchObject({
        code: 'upstream_rejected',
        status: 502,
        origin: 'gateway',
        retryable: false,
      });
      expect(own.upstream?.raw).toBe(failed.body);
      expect(readFailure(failed, { credentials: 'caller' }).code).toBe(code);
    },
  );

  test('a rate limit stays one', () => {
    expect(readFailure({ status: 429, body: '' })).toMatchObject({
      code: 'rate_limit_exceeded',
      origin: 'upstream',
    });
  });

  test('the request itself may be at fault', () => {
    expect(readFailure({ status: 404, body: body({ code: 'model_not_found' }) }).origin).toBe(
      'caller',
    );
    expect(readFailure({ status: 413, body: '' }).origin).toBe('caller');
    expect(readFailure({ status: 500, body: '' })).toMatchObject({
      code: 'internal_error',
      origin: 'upstream',
    });
  });
});

describe('readers of your own', () => {
  const acme: ProviderReader = {
    name: 'acme',
    recognize: (failed) => (failed.body.includes('E42') ? fault('overloaded') : undefined),
  };

  test('are asked first, and named in the evidence', () => {
    const found = readFailure({ status: 400, body: 'E42' }, { providers: [acme] });
    expect(found.code).toBe('overloaded');
    expect(found.evidence.recognizer).toBe('acme');
  });

  test('leave what is not theirs, and may throw', () => {
    const broken: ProviderReader = {
      name: 'broken',
      recognize: () => {
        throw new Error('no');
      },
    };
    const found = readFailure({ status: 429, body: '' }, { providers: [broken, acme] });
    expect(found).toMatchObject({
      code: 'rate_limit_exceeded',
      evidence: { recognizer: 'unknown' },
    });
  });
});

/** All that could move a class, if it were looked at. */
const NOISE =
  'rate limit 429 context length exceeded insufficient balance invalid api key model not found content policy overloaded error code: 401 try again in 99 seconds';

const failures = [
  { status: 400, error: { type: 'invalid_request_error', message: 'Messages must alternate.' } },
  { status: 400, error: { code: 'context_length_exceeded', message: 'Too long a prompt.' } },
  { status: 400, error: { message: "This model's maximum context length is 8192 tokens." } },
  { status: 401, error: { code: 'invalid_api_key', message: 'Incorrect API key provided.' } },
  { status: 404, error: { message: 'The model does not exist.' } },
  {
    status: 429,
    error: { type: 'tokens', message: 'Rate limit reached. Please try again in 2s.' },
  },
  {
    status: 429,
    error: { code: 'insufficient_quota', message: 'You exceeded your current quota.' },
  },
  { status: 500, error: { type: 'server_error', message: 'The server had an error.' } },
  { status: 503, error: { message: 'The model is overloaded.' } },
] as const;

// docs/contract.md: text rules look only at the provider's own message, never at echoed input.
describe('echoed input moves nothing', () => {
  const read = (status: number, value: object): object => {
    const { code, retryable, retryAfterMs } = readFailure(
      { status, body: JSON.stringify(value) },
      { credentials: 'caller' },
    );
    return { code, retryable, retryAfterMs };
  };

  describe.each(failures)('$status $error.message', ({ status, error }) => {
    const before = read(status, { error });

    test.each(['input', 'prompt', 'messages', 'body', 'request', 'failed_generation', 'output'])(
      'in a field %s',
      (field) => {
        expect(read(status, { error, [field]: NOISE })).toEqual(before);
        expect(read(status, { error, [field]: [{ role: 'user', content: NOISE }] })).toEqual(
          before,
        );
        expect(read(status, { error: { ...error, [field]: NOISE } })).toEqual(before);
        expect(
          read(status, {
            error: { ...error, [field]: { code: 'rate_limit_exceeded', message: NOISE } },
          }),
        ).toEqual(before);
      },
    );

    test.each(["'", '"', '`', '“”', '«»'])('quoted by %s in the message', (quotes) => {
      const message = `${error.message} Received: ${quotes[0]}${NOISE}${quotes.at(-1)}.`;
      expect(read(status, { error: { ...error, message } })).toEqual(before);
    });
  });
});

// docs/contract.md, "Bad input never hurts": bounded in bytes and depth, always a Fault.
describe('bad input', () => {
  test.each([
    ['100 MB of JSON', `{"error":{"message":"${'x'.repeat(1e8)}"}}`],
    ['100 MB of a page', `<html>${'<p>'.repeat(3e7)}`],
    ['10,000 lists in each other', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['10,000 objects in each other', `${'{"error":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
    ['a million open brackets', '['.repeat(1_000_000)],
    ['compressed rubbish', `\u001f\ufffd\b\u0000${'\ufffd'.repeat(1000)}`],
    ['nothing but quotes', JSON.stringify({ error: { message: "'".repeat(4000) } })],
    [
      'names of the prototype',
      '{"__proto__":{"code":"insufficient_quota"},"error":{"code":"constructor"}}',
    ],
  ])('%s is an internal_error', (_name, text) => {
    const found = readFailure({ status: 500, body: text });
    expect(found.code).toBe('internal_error');
    expect(found.upstream?.raw.length).toBeLessThanOrEqual(8192);
  });

  test.each<[string, () => unknown]>([
    ['undefined', () => undefined],
    ['null', () => null],
    ['a number', () => 42],
    ['a text', () => 'x'],
    ['an empty object', () => ({})],
    ['a status as text', () => ({ status: '429' })],
    ['a body that is null', () => ({ status: 500, body: null })],
    [
      'a body that throws',
      () => ({
        status: 500,
        get body(): string {
          throw new Error('no');
        },
      }),
    ],
  ])('%s instead of a failed response is a Fault', (_name, make) => {
    expect([500, 502]).toContain(readFailure(make() as never).status);
  });

  test('headers that throw are none', () => {
    const headers = {
      get: () => {
        throw new Error('no');
      },
    };
    expect(readFailure({ status: 429, headers, body: '' }).code).toBe('rate_limit_exceeded');
  });

  test('any JSON under any status is a Fault of the catalog, and its raw is bounded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 700 }), fc.json(), (status, text) => {
        const found = readFailure({ status, body: text });
        expect(found.status).toBeGreaterThanOrEqual(400);
        expect(found.upstream?.raw.length).toBeLessThanOrEqual(8192);
      }),
      { seed: 3 },
    );
  });
});

describe('readFailureResponse', () => {
  test('reads status, headers and body of a fetch Response', async () => {
    const response = new Response('{"error":{"message":"Slow down."}}', {
      status: 429,
      headers: { 'retry-after': '3' },
    });
    expect(await readFailureResponse(response)).toMatchObject({
      code: 'rate_limit_exceeded',
      retryAfterMs: 3000,
    });
  });

  test('an endless body is cut at a mebibyte, and its source told', async () => {
    let pulled = 0;
    const cancel = jest.fn<() => void>();
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new Uint8Array(65_536).fill(120));
        pulled += 65_536;
      },
      cancel,
    });
    const found = await readFailureResponse(new Response(endless, { status: 503 }));
    expect(found.code).toBe('service_unavailable');
    expect(pulled).toBeLessThanOrEqual(1_048_576 + 2 * 65_536); // what its queue holds besides
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  test('a body that never comes is waited for 5 s, and its source told', async () => {
    jest.useFakeTimers();
    try {
      const cancel = jest.fn<() => void>();
      const silent = new ReadableStream<Uint8Array>({ cancel });
      const reading = readFailureResponse(new Response(silent, { status: 429 }));
      await jest.advanceTimersByTimeAsync(5000);
      expect((await reading).code).toBe('rate_limit_exceeded');
      expect(cancel).toHaveBeenCalledTimes(1);
      expect(jest.getTimerCount()).toBe(0);
    } finally {
      jest.useRealTimers();
    }
  });

  test('a body that trickles is given 5 s in all', async () => {
    jest.useFakeTimers();
    try {
      let left = false;
      const trickle = new ReadableStream<Uint8Array>({
        pull: async (controller) => {
          await new Promise((resolve) => setTimeout(resolve, 1000));
          if (!left) controller.enqueue(new TextEncoder().encode('x'));
        },
        cancel() {
          left = true;
        },
      });
      const reading = readFailureResponse(new Response(trickle, { status: 500 }));
      await jest.advanceTimersByTimeAsync(5999);
      const { upstream } = await reading;
      expect(upstream?.raw).toMatch(/^x{4,5}$/);
    } finally {
      jest.useRealTimers();
    }
  });

  test.each([
    ['gzip rubbish', { 'content-encoding': 'gzip' }, Buffer.from('1f8b0800deadbeef', 'hex')],
    ['no gzip at all', { 'content-encoding': 'gzip' }, Buffer.from('{"error":{}}')],
    ['rubbish', {}, Buffer.from('fffe00ff80c1', 'hex')],
  ])('%s leaves the status', async (_name, headers, bytes) => {
    const server = createServer((_req, res) => {
      res.writeHead(429, { 'content-type': 'application/json', 'retry-after': '7', ...headers });
      res.end(bytes);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const found = await readFailureResponse(await fetch(`http://127.0.0.1:${port}/`));
      expect(found).toMatchObject({ code: 'rate_limit_exceeded', retryAfterMs: 7000 });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  test('a body that breaks is judged by what had come', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) =>
        controller.enqueue(new TextEncoder().encode('{"error":{"code":"insufficient_quota","mess')),
      pull: (controller) => controller.error(new Error('reset')),
    });
    const found = await readFailureResponse(new Response(broken, { status: 429 }), {
      credentials: 'caller',
    });
    expect(found.code).toBe('insufficient_balance');
  });

  test('a body that somebody has read, or holds, leaves the status', async () => {
    const used = new Response('x', { status: 429 });
    await used.text();
    expect((await readFailureResponse(used)).code).toBe('rate_limit_exceeded');
    const held = new Response('x', { status: 429 });
    held.body?.getReader();
    expect((await readFailureResponse(held)).code).toBe('rate_limit_exceeded');
  });
});
