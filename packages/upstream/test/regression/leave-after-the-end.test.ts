import { expect, test } from '@jest/globals';
import { knownSource } from '../../src/relay-source.js';
import type { ByteSink } from '../../src/stream/byte-source.js';
import { GuardedStream } from '../../src/stream/guarded-stream.js';
import { plainest, wire } from '../fixtures/streams.js';

// A caller who closed his connection after a whole answer ended the upstream's as well, before it
// had come to its end: then it could not be kept for the next call.
test.each([
  ['a whole answer', wire(plainest.chat), 0],
  ['half an answer', Buffer.from(plainest.chat.frames.slice(0, 2).join('')), 1],
])('a caller who leaves after %s', async (_, bytes, cancels) => {
  const { facts } = await knownSource((async function* () {})(), {}, true);
  let given: ByteSink | undefined;
  let cancelled = 0;
  const source = {
    flow(sink: ByteSink) {
      const first = given === undefined;
      given = sink;
      if (first) sink.take(bytes);
    },
    cancel() {
      cancelled += 1;
    },
  };
  const stream = new GuardedStream(source, facts, 0);
  await stream.open();
  const closed = cancels === 0 ? stream.close() : undefined;
  stream.leave();
  expect(cancelled).toBe(cancels);
  given?.end();
  await (closed ?? stream.close());
  expect(cancelled).toBe(cancels);
});
