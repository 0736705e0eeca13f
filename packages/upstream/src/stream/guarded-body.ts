import { type Fault, frame, type StreamDialect } from '@faultwire/core';
import { IdleTimer } from '@faultwire/core/node';
import type { GuardedStream } from './guarded-stream.js';

const KEEP_ALIVE = Buffer.from(': keep-alive\n\n');
const EMPTY = new Uint8Array(0);

/** How the body of a Response is written. */
export interface GuardedBodyOptions {
  readonly dialect: StreamDialect;
  readonly heartbeatMs: number;
  /** Told of the Fault before its frame goes out. */
  onBroken(failure: Fault): void;
}

type Controller = ReadableStreamDefaultController<Uint8Array>;

/**
 * A guarded stream as the source of a web ReadableStream. Whoever reads it sees no rejection: where
 * there is no adapter to answer a Fault, the frame is written here.
 */
export class GuardedBody {
  readonly #stream: GuardedStream;
  readonly #options: GuardedBodyOptions;
  readonly #heartbeat: IdleTimer<GuardedBody>;
  #opening: Uint8Array;
  #controller: Controller | undefined;

  /** @param opening what `stream.open()` gave. */
  constructor(stream: GuardedStream, opening: Uint8Array, options: GuardedBodyOptions) {
    this.#stream = stream;
    this.#opening = opening;
    this.#options = options;
    this.#heartbeat = new IdleTimer<GuardedBody>((body) => body.#beat(), this);
  }

  start(controller: Controller): void {
    this.#controller = controller;
    if (this.#options.heartbeatMs > 0) this.#heartbeat.start(this.#options.heartbeatMs);
  }

  async pull(): Promise<void> {
    this.#heartbeat.resume();
    try {
      const bytes = await this.#next();
      if (bytes === undefined) return await this.#end();
      this.#heartbeat.touch();
      this.#heartbeat.pause();
      this.#controller?.enqueue(bytes);
    } catch (error) {
      const failure = error as Fault;
      this.#options.onBroken(failure);
      const { nextSequenceNumber: sequenceNumber } = this.#stream;
      this.#controller?.enqueue(
        Buffer.from(frame(failure, this.#options.dialect, { sequenceNumber })),
      );
      await this.#end();
    }
  }

  /** The reader left. */
  async cancel(): Promise<void> {
    this.#controller = undefined;
    this.#heartbeat.stop();
    this.#stream.leave();
    await this.#stream.close();
  }

  async #next(): Promise<Uint8Array | undefined> {
    const opening = this.#opening;
    this.#opening = EMPTY;
    return opening.length > 0 ? opening : await this.#stream.next();
  }

  async #end(): Promise<void> {
    this.#heartbeat.stop();
    this.#controller?.close();
    await this.#stream.close();
  }

  #beat(): void {
    this.#controller?.enqueue(KEEP_ALIVE);
    this.#heartbeat.start(this.#options.heartbeatMs);
  }
}
