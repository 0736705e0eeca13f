import { type Fault, fault } from '@faultwire/core';
import { knownSource } from './relay-source.js';
import { type Reply, replyFacts, withFacts } from './reply.js';
import type { ByteSource, Piece } from './stream/byte-source.js';
import { GuardedStream, type Opening } from './stream/guarded-stream.js';

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
  const ahead = new ReadAhead(reply.body);
  const { facts } = await knownSource(reply, {}, streamWanted);
  const reading = { ...facts.reading, credentials: 'caller' as const };
  const stream = new GuardedStream(ahead, { ...facts, reading }, 0);
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
class ReadAhead implements ByteSource, AsyncIterable<Uint8Array> {
  readonly #iterator: AsyncIterator<Uint8Array>;
  readonly #looked: Promise<IteratorResult<Uint8Array>>[] = [];
  #handedOver = false;

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#iterator = body[Symbol.asyncIterator]();
  }

  /** For the one who looks ahead. */
  async read(): Promise<Piece> {
    if (this.#handedOver) return { done: true };
    const piece = this.#iterator.next();
    // Whoever reads the body meets the error there, perhaps later.
    piece.catch(() => {});
    this.#looked.push(piece);
    return piece;
  }

  cancel(): void {
    if (!this.#handedOver) this.#leave();
  }

  /** From now on the body belongs to whoever reads it. */
  handOver(): void {
    this.#handedOver = true;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return {
      next: () => this.#looked.shift() ?? this.#iterator.next(),
      return: async () => {
        this.#leave();
        return { done: true, value: undefined };
      },
    };
  }

  #leave(): void {
    this.#iterator.return?.().catch(() => {});
  }
}
