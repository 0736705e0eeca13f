import { classify, type Fault, fault, isFault } from '@faultwire/core';
import { IdleTimer } from '@faultwire/core/node';
import { BodyReader } from './body-reader.js';
import { readStart } from './body-start.js';
import type { ByteSource } from './byte-source.js';
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
 * `open()` first, then `next()` until undefined, `close()` in any case.
 */
export class GuardedStream {
  readonly #facts: SourceFacts;
  readonly #reader: BodyReader;
  readonly #kept: KeptOutput;
  readonly #scanner: Scanner;
  readonly #limit: IdleTimer;
  /** Is the 200 out? */
  #begun = false;
  #sawContent = false;

  constructor(source: ByteSource, facts: SourceFacts, keepPartialBytes: number) {
    this.#facts = facts;
    this.#reader = new BodyReader(source, facts.explain);
    this.#kept = new KeptOutput(keepPartialBytes);
    this.#scanner = new Scanner(dialects[facts.dialect], this.#kept);
    this.#limit = new IdleTimer(() => this.#reader.stop(this.#late()));
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
    try {
      const holdEnds = performance.now() + this.#facts.timeouts.holdMs;
      const start = await readStart(this.#reader, this.#facts, holdEnds);
      if (start.kind !== 'stream') {
        const plain = await readPlain(start, this.#reader, this.#limit, this.#facts);
        return { form: 'plain', ...plain };
      }
      const held = await this.#hold(start.bytes, holdEnds);
      this.#begun = true;
      this.#kept.bytes += held.length;
      return { form: 'stream', bytes: held };
    } catch (error) {
      throw this.#broken(error);
    }
  }

  /**
   * The next bytes that may be sent, whole frames; undefined at the true end.
   *
   * @throws the Fault of a stream that broke, with what had come in `partial`.
   */
  async next(): Promise<Uint8Array | undefined> {
    try {
      for (;;) {
        if (this.#scanner.failure !== undefined)
          throw streamFault(this.#scanner.failure, this.#facts);
        if (this.#scanner.ended) return undefined;
        this.#limit.resume();
        const bytes = this.#scan(this.#scanner.rest ?? (await this.#reader.next()));
        this.#kept.bytes += bytes.length;
        if (bytes.length === 0) continue;
        this.#limit.pause();
        return bytes;
      }
    } catch (error) {
      throw this.#broken(error);
    }
  }

  /** The caller left: the upstream's work is ended at once. */
  leave(): void {
    this.#reader.stop(fault('client_closed_request'));
  }

  /** Leaves nothing behind: no timer, no transfer. */
  async close(): Promise<void> {
    this.#limit.stop();
    if (this.#scanner.ended) await this.#linger();
    this.#reader.stop(fault('client_closed_request'));
  }

  /** The frames before the first content, held back with it. */
  async #hold(start: Uint8Array, holdEnds: number): Promise<Uint8Array> {
    const held = [this.#scan(start)];
    let size = held[0]?.length ?? 0;
    while (!this.#scanner.hasContent && !this.#scanner.ended && size < HOLD_BYTES) {
      if (this.#scanner.failure !== undefined)
        throw streamFault(this.#scanner.failure, this.#facts);
      const read =
        this.#scanner.rest ?? (await this.#reader.nextWithin(holdEnds - performance.now()));
      if (read === 'late') break;
      const bytes = this.#scan(read);
      size += bytes.length;
      held.push(bytes);
    }
    return held.length === 1 ? (held[0] ?? EMPTY) : Buffer.concat(held);
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

  #late(): Fault {
    return tooSlow(this.#sawContent ? 'frame' : 'content', this.#limit.limitMs, this.#facts);
  }

  #broken(error: unknown): Fault {
    this.#limit.stop();
    this.#reader.stop(error);
    const failure = isFault(error) ? error : classify(error);
    return this.#begun ? withPartial(failure, this.#kept.partial()) : failure;
  }

  async #linger(): Promise<void> {
    try {
      const ends = performance.now() + LINGER_MS;
      let read = await this.#reader.nextWithin(LINGER_MS);
      while (read !== undefined && read !== 'late')
        read = await this.#reader.nextWithin(ends - performance.now());
    } catch {
      // The answer was whole before; what comes after it changes nothing.
    }
  }
}
