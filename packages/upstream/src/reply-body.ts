import type { Fault } from '@faultwire/core';
import type { ByteSink, ByteSource } from './stream/byte-source.js';
import { OwnBody, sourceOf } from './stream/source-of.js';

/** The body of a Reply: its errors are Faults, and whoever stops reading ends the call. */
export class ReplyBody extends OwnBody {
  readonly #body: AsyncIterable<Uint8Array>;
  readonly #explain: (error: unknown) => Fault;
  readonly #leave: () => void;

  /**
   * @param explain what an error of the transfer means.
   * @param leave ends the call, even in mid-wait.
   */
  constructor(
    body: AsyncIterable<Uint8Array>,
    explain: (error: unknown) => Fault,
    leave: () => void,
  ) {
    super();
    this.#body = body;
    this.#explain = explain;
    this.#leave = leave;
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    const iterator = this.#body[Symbol.asyncIterator]();
    return {
      next: () =>
        iterator.next().catch((error: unknown) => {
          throw this.#explain(error);
        }),
      return: async () => {
        this.#leave();
        return { done: true, value: undefined };
      },
    };
  }

  source(): ByteSource {
    return new ReplySource(sourceOf(this.#body), this.#explain, this.#leave);
  }
}

class ReplySource implements ByteSource, ByteSink {
  readonly #source: ByteSource;
  readonly #explain: (error: unknown) => Fault;
  readonly #leave: () => void;
  #sink: ByteSink | undefined;

  constructor(source: ByteSource, explain: (error: unknown) => Fault, leave: () => void) {
    this.#source = source;
    this.#explain = explain;
    this.#leave = leave;
  }

  flow(sink: ByteSink): void {
    this.#sink = sink;
    this.#source.flow(this);
  }

  cancel(): void {
    this.#leave();
  }

  take(bytes: Uint8Array): boolean {
    return this.#sink?.take(bytes) === true;
  }

  end(): void {
    this.#sink?.end();
  }

  fail(error: unknown): void {
    this.#sink?.fail(this.#explain(error));
  }
}
