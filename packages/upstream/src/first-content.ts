import { type Fault, fault } from '@faultwire/core';
import { knownSource } from './relay-source.js';
import { type Reply, replyFacts, withFacts } from './reply.js';
import { BodyReader } from './stream/body-reader.js';
import { type ByteSink, type ByteSource, nextPiece } from './stream/byte-source.js';
import { GuardedStream, type Opening } from './stream/guarded-stream.js';
import { OwnBody } from './stream/source-of.js';

/**
 * Waits for the first content of an answer (or the hold's end), so that what fails before it fails
 * here, where it can be retried. A plain answer has then come whole.
 *
 * @param streamWanted did the request ask for a stream?
 * @returns the same Reply, its body from the first byte again.
 * @throws a Fault as the provider meant it, whoever's key it was.
 */
export async function atFirstContent(
  reply: Reply,
  streamWanted: boolean | undefined,
): Promise<Reply> {
  const { bytes, facts } = await knownSource(reply, {}, streamWanted);
  const ahead = new ReadAhead(new BodyReader(bytes, facts));
  const reading = { ...facts.reading, credentials: 'caller' as const };
  const stream = new GuardedStream(ahead.look, { ...facts, reading }, 0);
  let opening: Opening;
  try {
    opening = await stream.open();
  } catch (failure) {
    await stream.close();
    throw failure;
  }
  ahead.handOver();
  // Only its timers: the bytes are no longer its own.
  void stream.close();
  const opened: Reply = { ...reply, body: ahead, json: async () => jsonOf(opening) };
  const known = replyFacts(reply);
  if (known === undefined) return opened;
  // It was held here; whoever relays it need not hold it again.
  return withFacts(opened, { ...known, timeouts: { ...known.timeouts, holdMs: 0 } });
}

function jsonOf(opening: Opening): unknown {
  try {
    if (opening.form === 'plain') return JSON.parse(new TextDecoder().decode(opening.bytes));
  } catch (cause) {
    throw noJson(cause);
  }
  throw noJson(undefined);
}

function noJson(cause: unknown): Fault {
  return fault('upstream_unreachable', { message: 'the answer is no JSON', cause });
}

/** A body that can be looked into before it is read: what was looked at comes again. */
class ReadAhead extends OwnBody implements ByteSource {
  /** For the one who looks ahead. */
  readonly look: ByteSource;
  readonly #reader: BodyReader;
  readonly #looked: Uint8Array[] = [];
  #handedOver = false;

  constructor(reader: BodyReader) {
    super();
    this.#reader = reader;
    this.look = {
      flow: (sink) => (this.#handedOver ? sink.end() : reader.flow(this.#noting(sink))),
      cancel: () => {
        if (!this.#handedOver) this.cancel();
      },
    };
  }

  /** From now on the body belongs to whoever reads it. */
  handOver(): void {
    this.#handedOver = true;
  }

  source(): ByteSource {
    return this;
  }

  flow(sink: ByteSink): void {
    for (let piece = this.#looked.shift(); piece !== undefined; piece = this.#looked.shift())
      if (!sink.take(piece)) return;
    this.#reader.flow(sink);
  }

  cancel(): void {
    this.#reader.stop(fault('client_closed_request'));
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    // One after the other, though somebody may ask for several at once.
    let last: Promise<unknown> = Promise.resolve();
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      const value = await nextPiece(this);
      return value === undefined ? { done: true, value } : { done: false, value };
    };
    return {
      next() {
        const asked = last.then(next);
        last = asked.catch(() => {});
        return asked;
      },
      return: async () => {
        this.cancel();
        return { done: true, value: undefined };
      },
    };
  }

  #noting(sink: ByteSink): ByteSink {
    return {
      take: (bytes) => {
        this.#looked.push(bytes);
        return sink.take(bytes);
      },
      end: () => sink.end(),
      fail: (error) => sink.fail(error),
    };
  }
}
