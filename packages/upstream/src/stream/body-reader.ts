import { type Fault, isFault } from '@faultwire/core';
import { type ByteSource, bytesOf, type Piece } from './byte-source.js';

/** `undefined` is a clean end. */
type Read = Uint8Array | undefined;

/**
 * Reads a source so that the wait can be broken off, by a limit or by a caller who left, though
 * the source itself knows of neither.
 */
export class BodyReader {
  #source: ByteSource;
  readonly #explain: (error: unknown) => Fault;
  #waiting: Promise<Read> | undefined;
  #resolve: (read: Read) => void = () => {};
  #reject: (reason: unknown) => void = () => {};
  #stopped: { readonly reason: unknown } | undefined;
  /** Has the transfer come to its end, good or bad? Then there is nothing to cancel. */
  #over = false;

  /** @param explain what an error of the transfer means. */
  constructor(source: ByteSource, explain: (error: unknown) => Fault) {
    this.#source = source;
    this.#explain = explain;
  }

  /** Reads on from a source made of this one: a decompressor. */
  replace(wrap: (source: ByteSource) => ByteSource): void {
    this.#source = wrap(this.#source);
  }

  /** The next bytes. Rejects where the body breaks, and with the reason once it was stopped. */
  next(): Promise<Read> {
    const waiting = this.#waiting ?? this.#read();
    this.#waiting = undefined;
    return waiting;
  }

  /** The same for at most `ms`; `'late'` leaves the read for the next call. */
  async nextWithin(ms: number): Promise<Read | 'late'> {
    this.#waiting ??= this.#read();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(resolve, Math.max(0, ms), 'late');
    });
    try {
      const read = await Promise.race([this.#waiting, late]);
      if (read !== 'late') this.#waiting = undefined;
      return read;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the transfer at once; whoever waits is told the reason, now and later. */
  stop(reason: unknown): void {
    if (this.#stopped !== undefined) return;
    this.#stopped = { reason };
    this.#reject(reason);
    if (!this.#over) this.#source.cancel();
  }

  #read(): Promise<Read> {
    return new Promise((resolve, reject) => {
      if (this.#stopped !== undefined) return reject(this.#stopped.reason);
      this.#resolve = resolve;
      this.#reject = reject;
      this.#source.read().then(this.#came, this.#broke);
    });
  }

  readonly #came = (piece: Piece): void => {
    try {
      this.#over = piece.done === true;
      this.#resolve(piece.done === true ? undefined : bytesOf(piece.value));
    } catch (error) {
      this.#reject(error);
    }
  };

  readonly #broke = (error: unknown): void => {
    this.#over = true;
    this.#reject(isFault(error) ? error : this.#explain(error));
  };
}
