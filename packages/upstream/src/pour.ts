import { noteRequest, requestInfo, type StreamOwner } from '@faultwire/core/node';
import { type RelayTarget, requestOf } from './relay-target.js';
import type { ByteSink } from './stream/byte-source.js';
import type { GuardedStream } from './stream/guarded-stream.js';

/** Pours a guarded stream into its response, as fast as the caller takes it. */
export class Pour implements ByteSink {
  readonly #stream: GuardedStream;
  readonly #owner: StreamOwner;
  readonly #out: RelayTarget;
  #noted = false;
  #resolve: () => void = () => {};
  #reject: (failure: unknown) => void = () => {};

  constructor(stream: GuardedStream, owner: StreamOwner, out: RelayTarget) {
    this.#stream = stream;
    this.#owner = owner;
    this.#out = out;
  }

  /**
   * @param opening what goes first.
   * @returns resolves at the true end; rejects with the Fault, which is the owner's to tell.
   */
  whole(opening: Uint8Array): Promise<void> {
    const whole = new Promise<void>((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    if (this.take(opening)) this.#stream.flow(this);
    return whole;
  }

  take(bytes: Uint8Array): boolean {
    if (!this.#noted && this.#stream.hasContent) this.#noteFirstToken();
    const written = this.#owner.write(bytes);
    if (!this.#owner.full) return true;
    written.then(
      () => this.#stream.flow(this),
      (failure) => this.fail(failure),
    );
    return false;
  }

  end(): void {
    this.#owner.finish();
    this.#resolve();
  }

  fail(failure: unknown): void {
    this.#owner.sequenceNumber = this.#stream.nextSequenceNumber;
    this.#reject(failure);
  }

  #noteFirstToken(): void {
    this.#noted = true;
    const request = requestOf(this.#out);
    if (request === undefined) return;
    noteRequest(request, { firstTokenMs: performance.now() - requestInfo(request).startedAt });
  }
}
