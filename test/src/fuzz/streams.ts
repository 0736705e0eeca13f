import type { StreamDialect } from '@faultwire/core';
import { guard } from '@faultwire/upstream';
import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import {
  isWholeAt,
  type StreamFixture,
  streams,
  wire,
} from '../../../packages/upstream/test/fixtures/streams.js';

/** What came out of the guard: a body, or the code of the Fault that came before it. */
export type Outcome = { readonly body: string } | { readonly code: string };

export type Ending = 'clean' | 'reset';

/** A good stream, cut somewhere, in some chunking, ending somehow. */
export interface CutStream {
  readonly fixture: StreamFixture;
  readonly size: number;
  readonly ending: Ending;
  readonly chunks: readonly number[];
}

const chunks = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 900 })),
  {
    minLength: 1,
    maxLength: 20,
  },
);
const ending = fc.constantFrom<Ending>('clean', 'reset');
const fixture = fc.constantFrom(...streams);

export const cutStream: fc.Arbitrary<CutStream> = fixture.chain((chosen) =>
  fc.record({
    fixture: fc.constant(chosen),
    size: fc.nat({ max: wire(chosen).length }),
    ending,
    chunks,
  }),
);

/** Is an answer that ended so whole? */
export function isWhole({ fixture: of, size, ending: end }: CutStream): boolean {
  return end === 'clean' && isWholeAt(of, size);
}

/** A stream that something on the way has bitten into, and two ways in which it may arrive. */
export interface BrokenStream {
  readonly dialect: StreamDialect;
  readonly bytes: Buffer;
  readonly ending: Ending;
  readonly chunkings: readonly [readonly number[], readonly number[]];
}

const bite = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat({ max: 40 }),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 8 }),
    fc
      .constantFrom(
        ...[
          '\n',
          '\r\n',
          '\n\n',
          ': ping\n\n',
          'data: [DONE]\n\n',
          'data: {"error":{"message":"x"}}\n\n',
        ],
        ...[
          'data:\n\n',
          'event: error\n',
          '\ufeff',
          'data: null\n\n',
          'data: {',
          '<html>',
          '"error":',
        ],
        ...['data: {"choices":[{"index":0,"delta":{},"finish_reason":"error"}]}\n\n', 'retry: 1\n'],
      )
      .map((text) => Buffer.from(text)),
  ),
});

export const brokenStream: fc.Arbitrary<BrokenStream> = fc
  .record({
    of: fixture,
    bites: fc.array(bite, { minLength: 1, maxLength: 4 }),
    ending,
    chunkings: fc.tuple(chunks, chunks),
  })
  .map(({ of, bites, ending: end, chunkings }) => ({
    dialect: of.dialect,
    bytes: bites.reduce(bitten, wire(of)),
    ending: end,
    chunkings,
  }));

function bitten(
  bytes: Buffer,
  { at, drop, put }: { at: number; drop: number; put: Uint8Array },
): Buffer<ArrayBuffer> {
  const offset = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, offset), put, bytes.subarray(offset + drop)]);
}

/** Sends the bytes through the guard in pieces of these sizes. */
export async function guarded(
  dialect: StreamDialect,
  bytes: Uint8Array,
  sizes: readonly number[],
  end: Ending,
): Promise<Outcome> {
  let at = 0;
  let count = 0;
  const source = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) {
        const size = sizes[count % sizes.length] ?? 1;
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
        count += 1;
      } else if (end === 'clean') controller.close();
      else controller.error(Object.assign(new TypeError('terminated'), { code: 'ECONNRESET' }));
    },
  });
  const headers = { 'content-type': 'text/event-stream' };
  try {
    const response = await guard(new Response(source, { headers }), { dialect });
    return { body: await response.text() };
  } catch (fault) {
    return { code: String((fault as { code?: unknown }).code) };
  }
}

/** How a client that reads by the standard ends: with the answer whole, failed, or left hanging. */
export function readAsClient(dialect: StreamDialect, body: string): 'whole' | 'failed' | 'hanging' {
  let failed = false;
  let ended = false;
  const open = new Set<unknown>();
  const closed = new Set<unknown>();
  createParser({
    onEvent({ event: name, data }) {
      if (dialect === 'anthropic' && name === 'ping') return;
      // As the official SDKs know it.
      if (data.startsWith('[DONE]')) return;
      const event = JSON.parse(data) as Record<string, unknown>;
      if (isObject(event['error']) || event['type'] === 'error') failed = true;
      if (dialect === 'chat') {
        for (const choice of list(event['choices'])) {
          const index = choice['index'] ?? 0;
          open.add(index);
          if (choice['finish_reason']) closed.add(index);
        }
      }
      ended ||= ENDS[dialect](event);
    },
    // A parser may wait behind a last CR for its LF; the bytes are the provider's, and stay.
  }).feed(body.endsWith('\r') ? `${body}\n` : body);
  if (failed) return 'failed';
  if (dialect === 'chat') ended = open.size > 0 && [...open].every((index) => closed.has(index));
  return ended ? 'whole' : 'hanging';
}

const ENDS: { readonly [D in StreamDialect]: (event: Record<string, unknown>) => boolean } = {
  chat: () => false,
  responses: ({ type }) => type === 'response.completed' || type === 'response.incomplete',
  anthropic: ({ type }) => type === 'message_stop',
  gemini: ({ candidates, promptFeedback }) =>
    list(candidates).some(({ finishReason }) => finishReason !== undefined) ||
    isObject(promptFeedback),
};

function list(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
