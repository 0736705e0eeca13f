import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { guard } from '../src/guard.js';
import { isWholeAt, plainest, type StreamFixture, streams, wire } from './fixtures/streams.js';
import { lastData } from './gateway.js';

type Ending = 'clean' | 'reset';

/** A Response whose body comes in pieces, and ends as told. */
function upstream(
  pieces: readonly Uint8Array[],
  ending: Ending,
  type = 'text/event-stream',
): Response {
  const queue = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = queue.shift();
      if (piece !== undefined) return controller.enqueue(piece);
      if (ending === 'clean') return controller.close();
      controller.error(
        Object.assign(new TypeError('terminated'), { cause: { code: 'ECONNRESET' } }),
      );
    },
  });
  return new Response(body, { headers: { 'content-type': type } });
}

/** What a reader gets: a body, or the Fault that came before it. */
async function outcome(
  dialect: StreamFixture['dialect'],
  pieces: readonly Uint8Array[],
  ending: Ending,
): Promise<{ body?: string; code?: string }> {
  try {
    const response = await guard(upstream(pieces, ending), { dialect });
    return { body: await response.text() };
  } catch (fault) {
    return { code: (fault as { code: string }).code };
  }
}

describe.each(streams)('cut at every offset: $name', (fixture) => {
  const bytes = wire(fixture);
  const whole = bytes.toString();

  test.each<Ending>(['clean', 'reset'])('with a %s end it never ends as whole', async (ending) => {
    for (let size = 0; size < bytes.length; size += 1) {
      const { body, code } = await outcome(fixture.dialect, [bytes.subarray(0, size)], ending);
      const isWhole = ending === 'clean' && isWholeAt(fixture, size);
      if (code !== undefined) {
        expect({ size, isWhole, code }).toEqual({
          size,
          isWhole: false,
          code: 'upstream_unreachable',
        });
      } else if (isWhole) {
        expect({ size, whole: whole.startsWith(body ?? '-') }).toEqual({ size, whole: true });
      } else {
        const last = lastData(body ?? '') as { error?: unknown; type?: string };
        expect({ size, failed: last.error !== undefined }).toEqual({ size, failed: true });
        const before = body?.slice(
          0,
          body.lastIndexOf(fixture.dialect === 'anthropic' ? 'event: error' : 'data: '),
        );
        expect(whole.startsWith(before ?? '-')).toBe(true);
      }
    }
  });

  test('whole, in any chunking, it is never called broken', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1 }),
        async (sizes) => {
          const pieces: Uint8Array[] = [];
          for (let at = 0, i = 0; at < bytes.length; i += 1) {
            const size = sizes[i % sizes.length] ?? 1;
            pieces.push(bytes.subarray(at, at + size));
            at += size;
          }
          // After the terminal event not even a reset matters.
          expect(await outcome(fixture.dialect, pieces, 'reset')).toEqual({ body: whole });
        },
      ),
      { seed: 41, numRuns: 25 },
    );
  });
});

describe('guard', () => {
  const start = Buffer.from(plainest.chat.frames.slice(0, 3).join(''));

  test('answers an event stream that nobody may transform', async () => {
    const response = await guard(upstream([wire(plainest.chat)], 'clean', 'application/json'));
    expect(Object.fromEntries(response.headers)).toEqual({
      'content-type': 'text/event-stream',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    });
    await response.body?.cancel();
  });

  test('a plain answer leaves byte for byte, a failure in it is thrown', async () => {
    const body = '{ "object":"list", "data":[1.0] }';
    const response = await guard(upstream([Buffer.from(body)], 'clean', 'text/plain'));
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.text()).toBe(body);
    const refused =
      '{"error":{"message":"slow down","type":"rate_limit_error","code":"rate_limit_exceeded"}}';
    await expect(
      guard(upstream([Buffer.from(refused)], 'clean', 'application/json')),
    ).rejects.toMatchObject({
      code: 'rate_limit_exceeded',
    });
  });

  test.each([
    [{ heartbeatMs: -1 }, 'heartbeatMs'],
    [{ keepPartialBytes: Number.NaN }, 'keepPartialBytes'],
    [{ timeouts: { idleMs: Number.POSITIVE_INFINITY } }, 'timeouts.idleMs'],
    [{ timeouts: { idle: 1 } as object }, 'timeouts.idle'],
    [{ dialect: 'morse' as 'chat' }, 'dialect'],
  ])('an option that is wrong is named: %j', async (options, name) => {
    await expect(guard(upstream([start], 'clean'), options)).rejects.toThrow(`relay: ${name} `);
  });

  test('a status of failure is thrown', async () => {
    const response = new Response('{"error":{"message":"x"}}', { status: 503 });
    await expect(guard(response)).rejects.toMatchObject({
      name: 'Fault',
      upstream: { status: 503 },
    });
  });

  test('a sound is no failure', async () => {
    const sound = Uint8Array.of(0xff, 0xfb, 0x90, 0x00, 0x3c);
    const response = await guard(upstream([sound], 'clean', 'audio/mpeg'));
    expect(response.headers.get('content-type')).toBe('audio/mpeg');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(sound);
  });

  test('compressed bytes that nobody labelled are decompressed, in any chunking', async () => {
    const packed = gzipSync(wire(plainest.chat));
    const pieces = [...packed].map((byte) => Uint8Array.of(byte));
    expect(await (await guard(upstream(pieces, 'clean'))).text()).toBe(`${wire(plainest.chat)}`);
    // Its end is cut off: the checksum, after a whole answer.
    const cut = await guard(upstream([packed.subarray(0, -8)], 'clean'));
    expect(await cut.text()).toBe(`${wire(plainest.chat)}`);
    await expect(guard(upstream([packed.subarray(0, 40)], 'clean'))).rejects.toMatchObject({
      code: 'upstream_unreachable',
    });
  });

  test('a body of 100 MB is given up, whether it is one text or compressed to little', async () => {
    const mebibyte = Buffer.alloc(1 << 20, ' ');
    mebibyte[0] = 91;
    const plain = Array.from({ length: 100 }, () => mebibyte);
    const packed = gzipSync(Buffer.concat(plain));
    for (const pieces of [plain, [packed]])
      await expect(guard(upstream(pieces, 'clean', 'application/json'))).rejects.toMatchObject({
        code: 'upstream_unreachable',
      });
  });

  test('frames of JSON 10,000 deep are read like any', async () => {
    const deep = `data: {"choices":[{"index":0,"delta":{"content":${'['.repeat(10_000)}${']'.repeat(10_000)}}}]}\n\n`;
    const end = 'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n';
    const response = await guard(upstream([Buffer.from(deep + deep + end)], 'clean'));
    expect(await response.text()).toBe(deep + deep + end);
  });

  test('the Fault of a broken stream is found by the headers that an SDK error carries', async () => {
    const response = await guard(upstream([start], 'reset'));
    await response.text();
    const carried = (response.headers as unknown as Record<symbol, unknown>)[
      Symbol.for('faultwire.fault')
    ];
    expect(carried).toMatchObject({
      code: 'upstream_unreachable',
      partial: { frames: 3, bytes: start.length },
    });
  });

  test('comments come while the upstream is silent', async () => {
    let send: (bytes: Uint8Array) => void = () => {};
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        send = (bytes) => controller.enqueue(bytes);
        controller.enqueue(start);
      },
    });
    const response = await guard(new Response(body), { heartbeatMs: 5 });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const next = async (): Promise<string> =>
      Buffer.from((await reader.read()).value ?? []).toString();
    expect(await next()).toBe(start.toString());
    expect(await next()).toBe(': keep-alive\n\n');
    send(Buffer.from(plainest.chat.frames[3] ?? ''));
    let text = await next();
    while (text.startsWith(':')) text = await next();
    expect(text).toBe(plainest.chat.frames[3]);
    await reader.cancel();
  });

  test('a reader who leaves ends the upstream at once, in mid-wait too', async () => {
    let left: (reason: unknown) => void = () => {};
    const gone = new Promise((resolve) => {
      left = resolve;
    });
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(start),
      cancel: (reason) => left(reason),
    });
    const reader = (
      (await guard(new Response(body))).body as ReadableStream<Uint8Array>
    ).getReader();
    await reader.read();
    const pending = reader.read();
    await reader.cancel();
    await gone;
    expect((await pending).done).toBe(true);
  });
});
