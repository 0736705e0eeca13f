import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { readBody } from '../src/read-body.js';

const plenty = { maxBytes: 1_000, maxMs: 60_000 };

/** The same body as a Node stream and as anybody's iterable. */
const forms: readonly [
  string,
  (chunks: () => AsyncGenerator<Buffer>) => AsyncIterable<Uint8Array>,
][] = [
  ['a Node stream', (chunks) => Readable.from(chunks(), { objectMode: false })],
  ['an iterable', (chunks) => chunks()],
];

describe.each(forms)('%s', (_name, form) => {
  test('is read whole, characters that are cut apart included', async () => {
    const body = form(async function* () {
      const bytes = Buffer.from('grün');
      yield bytes.subarray(0, 3);
      yield bytes.subarray(3);
    });
    expect(await readBody(body, plenty)).toEqual({ text: 'grün', error: undefined });
  });

  test('is empty where nothing comes', async () => {
    const body = form(async function* () {});
    expect(await readBody(body, plenty)).toEqual({ text: '', error: undefined });
  });

  test('that is too long is cut off there, and left', async () => {
    let left = false;
    const body = form(async function* () {
      try {
        for (;;) yield Buffer.from('12345678');
      } finally {
        left = true;
      }
    });
    const { text, error } = await readBody(body, { maxBytes: 12 });
    expect(text).toBe('123456781234');
    expect(error).toMatchObject({ code: 'upstream_unreachable' });
    await new Promise(setImmediate);
    expect(left).toBe(true);
  });

  test('that breaks gives what had come', async () => {
    const broken = new Error('broken');
    const body = form(async function* () {
      yield Buffer.from('half');
      throw broken;
    });
    expect(await readBody(body, plenty)).toEqual({ text: 'half', error: broken });
  });

  test.each([{ idleMs: 5 }, { maxMs: 5 }])(
    'that says nothing more is given up by %o',
    async (by) => {
      const body = form(async function* () {
        yield Buffer.from('half');
        await new Promise(() => {});
      });
      const { text, error } = await readBody(body, { maxBytes: 1_000, ...by });
      expect(text).toBe('half');
      expect(error).toMatchObject({ code: 'request_timeout' });
    },
  );
});

describe('a Node stream', () => {
  test('that is destroyed without a word was cut off', async () => {
    const stream = new PassThrough();
    const read = readBody(stream, plenty);
    stream.write('half');
    setImmediate(() => stream.destroy());
    expect(await read).toEqual({ text: 'half', error: expect.any(Error) });
  });

  test('that had broken before it was read gives the reason', async () => {
    const reason = new Error('broken');
    const stream = new PassThrough().on('error', () => {});
    stream.destroy(reason);
    await new Promise(setImmediate);
    expect(await readBody(stream, plenty)).toEqual({ text: '', error: reason });
  });
});
