import { fault, isFault } from '@faultwire/core';
import type { ByteSink, ByteSource } from './byte-source.js';
import type { SourceFacts } from './source-facts.js';

/** `undefined` is a clean end. */
type Read = Uint8Array | undefined;

interface Waiting extends ByteSink {
  giveUp?(): void;
}

/**
 * Reads a source so that the wait can be broken off, by a limit or by a caller who left, though
 * the source itself knows of neither. What comes while nobody waits, an end too, is kept.
 */
export class BodyReader implements ByteSink {
  #source: ByteSource;
  readonly #facts: Pick<SourceFacts, 'explain'>;
  /** Whoever waits. */
  #sink: Waiting | undefined;
  /** Was the source asked for something that has not come yet? */
  #asked = false;
  #kept: Uint8Array | undefined;
  #outcome: { readonly error?: unknown } | undefined;
  #stopped = false;

  constructor(source: ByteSource, facts: Pick<SourceFacts, 'explain'>) {
    this.#source = source;
    this.#facts = facts;
  }

  /** Reads on from a source made of this one: a decompressor. */
  replace(wrap: (source: ByteSource) => ByteSource): void {
    this.#source = wrap(this.#source);
  }

  /** Gives what comes until the sink has enough. It fails with a Fault, or the reason of `stop`. */
  flow(sink: ByteSink): void {
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept !== undefined && !sink.take(kept)) return;
    this.#sink = sink;
    if (this.#outcome !== undefined) this.#settle(this.#outcome);
    else if (!this.#asked) {
      this.#asked = true;
      this.#source.flow(this);
    }
  }

  /**
   * The next bytes, or `'late'` if `giveUp` is called before they come. Rejects where the body
   * breaks, and with the reason once it was stopped.
   */
  next(): Promise<Read | 'late'> {
    return new Promise((resolve, reject) => {
      const sink: Waiting = {
        take(bytes) {
          resolve(bytes);
          return false;
        },
        end: () => resolve(undefined),
        fail: reject,
        giveUp: () => resolve('late'),
      };
      this.flow(sink);
    });
  }

  /** Whoever waits in `next` waits no longer; what comes is left for the next call. */
  giveUp(): void {
    const sink = this.#sink;
    if (sink?.giveUp === undefined) return;
    this.#sink = undefined;
    sink.giveUp();
  }

  /** Ends the transfer at once; whoever waits is told the reason, now and later. */
  stop(reason: unknown): void {
    if (this.#stopped) return;
    this.#stopped = true;
    this.#kept = undefined;
    const over = this.#outcome !== undefined;
    this.#settle({ error: reason });
    if (!over) this.#source.cancel();
  }

  /** The same where nobody waits, or will. */
  close(): void {
    if (this.#outcome === undefined) this.stop(fault('client_closed_request'));
  }

  take(bytes: Uint8Array): boolean {
    const sink = this.#sink;
    this.#sink = undefined;
    this.#asked = sink?.take(bytes) === true;
    if (sink === undefined && this.#outcome === undefined) this.#kept = bytes;
    else if (sink !== undefined && this.#asked) this.flow(sink);
    return this.#asked;
  }

  end(): void {
    if (this.#outcome === undefined) this.#settle({});
  }

  fail(error: unknown): void {
    if (this.#outcome !== undefined) return;
    this.#settle({ error: isFault(error) ? error : this.#facts.explain(error) });
  }

  #settle(outcome: { readonly error?: unknown }): void {
    const sink = this.#sink;
    this.#outcome = outcome;
    this.#sink = undefined;
    if (sink === undefined) return;
    if ('error' in outcome) sink.fail(outcome.error);
    else sink.end();
  }
}
