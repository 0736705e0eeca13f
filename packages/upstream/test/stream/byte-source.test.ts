import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { fault } from '@faultwire/core';
import { describe, expect, test } from '@jest/globals';
import { BodyReader } from '../../src/stream/body-reader.js';
import type { ByteSink, ByteSource } from '../../src/stream/byte-source.js';
import { sourceOf } from '../../src/stream/source-of.js';

/** All that a source gives, as far as the sink lets it: `more` says so after each piece. */
function poured(source: ByteSource, more: () => boolean = () => true): Log {
  const seen: string[] = [];
  let over: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    over = resolve;
  });
  const end = (word: string): void => {
    seen.push(word);
    over();
  };
  const sink: ByteSink = {
    take(bytes) {
      seen.push(Buffer.from(bytes).toString());
      return more();
    },
    end: () => end('end'),
    fail: (error) => end(`${(error as { code?: string }).code}`),
  };
  source.flow(sink);
  return { seen, done, again: () => source.flow(sink) };
}

interface Log {
  readonly seen: string[];
  readonly done: Promise<void>;
  again(): void;
}

async function turns(): Promise<void> {
  for (let i = 0; i < 5; i += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function* words(...all: readonly string[]): AsyncGenerator<string> {
  yield* all;
}

const bodies: readonly [string, () => AsyncIterable<Uint8Array | string>][] = [
  ['a Node stream', () => Readable.from([Buffer.from('a'), Buffer.from('b')])],
  ['a generator', () => words('a', 'b')],
];

describe.each(bodies)('%s', (_, body) => {
  test('gives its pieces and its end', async () => {
    const { seen, done } = poured(sourceOf(body()));
    await done;
    expect(seen.join(' ')).toBe('a b end');
  });

  test('waits until it is asked again', async () => {
    const { seen, again, done } = poured(sourceOf(body()), () => false);
    await turns();
    expect(seen).toEqual(['a']);
    again();
    await turns();
    expect(seen.slice(0, 2)).toEqual(['a', 'b']);
    again();
    await done;
    expect(seen).toEqual(['a', 'b', 'end']);
  });
});

describe('a web stream', () => {
  test('gives its pieces, and breaks as it breaks', async () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from('a'));
      },
      pull(controller) {
        controller.error(Object.assign(new Error('broken'), { code: 'BROKEN' }));
      },
    });
    const { seen, done } = poured(sourceOf(stream));
    await done;
    expect(seen.at(-1)).toBe('BROKEN');
  });
});

describe('a Node stream that is over before it is read', () => {
  test('whole', async () => {
    const stream = Readable.from([]).resume();
    await once(stream, 'close');
    const { seen, done } = poured(sourceOf(stream));
    await done;
    expect(seen).toEqual(['end']);
  });

  test.each([
    ['with an error', Object.assign(new Error('reset'), { code: 'ECONNRESET' }), 'ECONNRESET'],
    ['without', undefined, 'ERR_STREAM_PREMATURE_CLOSE'],
  ])('destroyed %s', async (_, error, code) => {
    const stream = new PassThrough();
    stream.on('error', () => {});
    stream.destroy(error);
    await new Promise((resolve) => stream.once('close', resolve));
    const { seen, done } = poured(sourceOf(stream));
    await done;
    await turns();
    expect(seen).toEqual([code]);
  });
});

test('a body of something else than bytes or text breaks', async () => {
  for (const body of [Readable.from([{ a: 1 }]), words(1 as unknown as string)]) {
    const { seen, done } = poured(sourceOf(body));
    await done;
    expect(seen).toEqual(['internal_error']);
  }
});

test('an iterator that throws, or gives no promise, is a body all the same', async () => {
  const iterable = (next: () => unknown): AsyncIterable<string> =>
    ({ [Symbol.asyncIterator]: () => ({ next }) }) as unknown as AsyncIterable<string>;
  const throws = poured(
    sourceOf(
      iterable(() => {
        throw fault('overloaded');
      }),
    ),
  );
  await throws.done;
  expect(throws.seen).toEqual(['overloaded']);
  let left = 1;
  const plain = poured(
    sourceOf(iterable(() => (left-- > 0 ? { done: false, value: 'a' } : { done: true }))),
  );
  await plain.done;
  expect(plain.seen).toEqual(['a', 'end']);
});

describe('BodyReader', () => {
  const facts = { explain: () => fault('upstream_unreachable') };

  test('what comes after nobody waits any more is for the next who asks', async () => {
    const stream = new PassThrough();
    const reader = new BodyReader(sourceOf(stream), facts);
    const waiting = reader.next();
    reader.giveUp();
    expect(await waiting).toBe('late');
    stream.write('a');
    await turns();
    expect(Buffer.from((await reader.next()) as Uint8Array).toString()).toBe('a');
    stream.end();
    await turns();
    expect(await reader.next()).toBeUndefined();
  });

  test('giving up takes nothing from whoever does not wait for one piece', async () => {
    const stream = new PassThrough();
    const reader = new BodyReader(sourceOf(stream), facts);
    const { seen, done } = poured(reader as unknown as ByteSource);
    reader.giveUp();
    stream.end('a');
    await done;
    expect(seen).toEqual(['a', 'end']);
  });

  test('stopped, it tells the reason to whoever waits, now and later', async () => {
    const stream = new PassThrough();
    const reader = new BodyReader(sourceOf(stream), facts);
    const waiting = reader.next();
    const reason = fault('request_timeout');
    reader.stop(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(reader.next()).rejects.toBe(reason);
    expect(stream.destroyed).toBe(true);
  });
});
