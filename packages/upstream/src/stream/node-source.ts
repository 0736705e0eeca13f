import type { Readable } from 'node:stream';
import { type ByteSink, type ByteSource, bytesOf } from './byte-source.js';

/** Where a stream that is read has its source, so that its listeners need be no closures. */
const READER: unique symbol = Symbol('faultwire.reader');

/**
 * The source of a Node stream. It reads at `readable`, which gives all that has come in one piece:
 * as the stream's own iterator does, but without its promises, which cost more than the guard.
 */
export class NodeSource implements ByteSource {
  readonly #stream: Readable;
  #sink: ByteSink | undefined;
  #flows = false;
  #over = false;

  constructor(stream: Readable) {
    this.#stream = stream;
  }

  flow(sink: ByteSink): void {
    const first = this.#sink === undefined;
    this.#sink = sink;
    this.#flows = true;
    if (first) this.#listen();
    this.pump();
  }

  cancel(): void {
    this.#stream.destroy();
  }

  /** Something can be read, or the end. */
  pump(): void {
    const stream = this.#stream;
    try {
      // Of a stream that broke nothing more is read: how it broke is about to be told.
      while (this.#flows && !stream.destroyed) {
        const chunk: unknown = stream.read();
        if (chunk === null) return;
        this.#flows = this.#sink?.take(bytesOf(chunk)) === true;
      }
    } catch (error) {
      this.broke(error);
    }
  }

  closed(): void {
    if (!this.#stream.readableEnded) this.broke(closedEarly());
    else if (!this.#over) this.#sink?.end();
    this.#over = true;
  }

  broke(error: unknown): void {
    this.#flows = false;
    if (!this.#over) this.#sink?.fail(error);
    this.#over = true;
  }

  #listen(): void {
    const stream = this.#stream;
    (stream as { [READER]?: NodeSource })[READER] = this;
    stream.on('readable', onReadable).on('end', onClose).on('close', onClose).on('error', onError);
    // What is over already tells no more.
    if (stream.errored !== null) this.broke(stream.errored);
    else if (stream.readableEnded || stream.closed) this.closed();
  }
}

function onReadable(this: Readable): void {
  readerOf(this).pump();
}

function onClose(this: Readable): void {
  readerOf(this).closed();
}

function onError(this: Readable, error: unknown): void {
  readerOf(this).broke(error);
}

/** Of a stream that is listened to, and so has one. */
function readerOf(stream: Readable): NodeSource {
  return (stream as { [READER]?: NodeSource })[READER] as NodeSource;
}

/** In Node's own words. */
function closedEarly(): Error {
  return Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}
