import { classify, type Fault, fault, isFault } from '@faultwire/core';
import { IdleTimer } from '@faultwire/core/node';
import { BodyReader } from './body-reader.js';
import { readStart } from './body-start.js';
import { type ByteSink, type ByteSource, nextPiece } from './byte-source.js';
import { dialects } from './dialects/index.js';
import { KeptOutput } from './kept-output.js';
import { type PlainBody, readPlain } from './plain-body.js';
import { Scanner } from './scanner.js';
import type { SourceFacts } from './source-facts.js';
import { streamFault, tooSlow, withPartial } from './stream-fault.js';

/** How an answer begins: a stream with its first bytes, or a plain body, which is whole. */
export type Opening =
  | { readonly form: 'stream'; readonly bytes: Uint8Array }
  | ({ readonly form: 'plain' } & PlainBody);

const EMPTY = new Uint8Array(0);
/** The hold's other end (docs/contract.md, "Streams"). */
const HOLD_BYTES = 65_536;
/** After the terminal event: the wait for the transfer's own end, so that its connection is kept. */
const LINGER_MS = 100;

/**
 * One upstream's answer on its way through: what comes out of it may be sent, and its end is true.
 * `open()` first, then `flow` or `next()` to the end, `close()` in any case. For its reader it is
 * the sink.
 */
export class GuardedStream implements ByteSink {
  readonly #facts: SourceFacts;
  readonly #reader: BodyReader;
  readonly #kept: KeptOutput;
  readonly #scanner: Scanner;
  readonly #limit: IdleTimer<GuardedStream>;
  /** Is the 200 out? */
  #begun = false;
  #sawContent = false;
  #sink: ByteSink | undefined;

  constructor(source: ByteSource, facts: SourceFacts, keepPartialBytes: number) {
    this.#facts = facts;
    this.#reader = new BodyReader(source, facts);
    this.#kept = new KeptOutput(keepPartialBytes);
    this.#scanner = new Scanner(dialects[facts.dialect], this.#kept);
    this.#limit = new IdleTimer<GuardedStream>(stopLate, this);
    this.#limit.start(facts.timeouts.firstContentMs, performance.now() - facts.startedAt);
  }

  /** Has the model begun to answer? */
  get hasContent(): boolean {
    return this.#scanner.hasContent;
  }

  /** Responses API: the number that an error event takes. */
  get nextSequenceNumber(): number {
    return (this.#kept.sequenceNumber ?? -1) + 1;
  }

  /**
   * Waits for the first content, or the hold's end.
   *
   * @throws the Fault of an answer that failed before: it still has its real status.
   */
  async open(): Promise<Opening> {
    const hold = this.#giveUpAfter(this.#facts.timeouts.holdMs);
    try {
      const start = await readStart(this.#reader, this.#facts);
      if (start.kind !== 'stream') {
        const plain = await readPlain(start, this.#reader, this.#limit, this.#facts);
        return { form: 'plain', ...plain };
      }
      const held = await this.#hold(start.bytes);
      this.#begun = true;
      this.#kept.bytes += held.length;
      return { form: 'stream', bytes: held };
    } catch (error) {
      throw this.#broken(error);
    } finally {
      hold.stop();
    }
  }

  /**
   * Gives what may be sent, whole frames, until the sink has enough; then nothing, until it is
   * called again. It ends at the true end, and fails with the Fault of a stream that broke, which
   * has in `partial` what had come.
   */
  flow(sink: ByteSink): void {
    this.#sink = sink;
    this.#limit.resume();
    const { rest } = this.#scanner;
    if (this.#isOver) this.#settle();
    else if (rest === undefined || this.take(rest)) this.#reader.flow(this);
  }

  /** The next piece alone; undefined at the true end. */
  next(): Promise<Uint8Array | undefined> {
    return nextPiece(this);
  }

  take(chunk: Uint8Array): boolean {
    try {
      let rest: Uint8Array | undefined = chunk;
      while (rest !== undefined) {
        if (!this.#give(this.#scan(rest))) return false;
        ({ rest } = this.#scanner);
      }
      return true;
    } catch (error) {
      this.fail(error);
      return false;
    }
  }

  end(): void {
    try {
      this.#give(this.#scan(undefined));
    } catch (error) {
      this.fail(error);
    }
  }

  fail(error: unknown): void {
    const sink = this.#sink;
    this.#sink = undefined;
    sink?.fail(this.#broken(error));
  }

  /** The caller left: the upstream's work is ended at once, unless it is done. */
  leave(): void {
    if (!this.#scanner.ended) this.#reader.stop(fault('client_closed_request'));
  }

  /** Leaves nothing behind: no timer, no transfer. */
  async close(): Promise<void> {
    this.#limit.stop();
    if (this.#scanner.ended) await this.#linger();
    this.#reader.close();
  }

  /** The frames before the first content, held back with it. */
  async #hold(start: Uint8Array): Promise<Uint8Array> {
    const held = [this.#scan(start)];
    let size = held[0]?.length ?? 0;
    while (!this.#scanner.hasContent && !this.#scanner.ended && size < HOLD_BYTES) {
      if (this.#scanner.failure !== undefined)
        throw streamFault(this.#scanner.failure, this.#facts);
      const read = this.#scanner.rest ?? (await this.#reader.next());
      if (read === 'late') break;
      const bytes = this.#scan(read);
      size += bytes.length;
      held.push(bytes);
    }
    return held.length === 1 ? (held[0] ?? EMPTY) : Buffer.concat(held);
  }

  get #isOver(): boolean {
    return this.#scanner.ended || this.#scanner.failure !== undefined;
  }

  /** @returns may more be read? */
  #give(bytes: Uint8Array): boolean {
    this.#kept.bytes += bytes.length;
    if (bytes.length > 0 && this.#sink?.take(bytes) !== true) {
      this.#limit.pause();
      return false;
    }
    if (!this.#isOver) return true;
    this.#settle();
    return false;
  }

  #settle(): void {
    const { failure } = this.#scanner;
    if (failure !== undefined) this.fail(streamFault(failure, this.#facts));
    const sink = this.#sink;
    this.#sink = undefined;
    sink?.end();
  }

  #scan(read: Uint8Array | undefined): Uint8Array {
    const frames = this.#kept.frames;
    const bytes = read === undefined ? this.#scanner.finish() : this.#scanner.push(read);
    if (!this.#scanner.hasContent) return bytes;
    if (!this.#sawContent) {
      this.#sawContent = true;
      this.#limit.start(this.#facts.timeouts.idleMs);
    } else if (this.#kept.frames > frames) this.#limit.touch();
    return bytes;
  }

  /** A limit has passed. */
  late(): void {
    const awaited = this.#sawContent ? 'frame' : 'content';
    this.#reader.stop(tooSlow(awaited, this.#limit.limitMs, this.#facts));
  }

  #broken(error: unknown): Fault {
    this.#limit.stop();
    this.#reader.stop(error);
    const failure = isFault(error) ? error : classify(error);
    return this.#begun ? withPartial(failure, this.#kept.partial()) : failure;
  }

  #giveUpAfter(ms: number): IdleTimer<BodyReader> {
    const timer = new IdleTimer(giveUp, this.#reader);
    timer.start(ms);
    return timer;
  }

  async #linger(): Promise<void> {
    const limit = this.#giveUpAfter(LINGER_MS);
    try {
      let read = await this.#reader.next();
      while (read !== undefined && read !== 'late') read = await this.#reader.next();
    } catch {
      // The answer was whole before; what comes after it changes nothing.
    } finally {
      limit.stop();
    }
  }
}

function stopLate(stream: GuardedStream): void {
  stream.late();
}

function giveUp(reader: BodyReader): void {
  reader.giveUp();
}
