import type { PartialOutput } from '@faultwire/core';
import type { Reading, Usage } from './dialect.js';

/** What a stream has brought so far; of a broken one it becomes `fault.partial`. */
export class KeptOutput {
  frames = 0;
  /** Of what has left, in bytes. */
  bytes = 0;
  /** Responses API: the last number seen. */
  sequenceNumber: number | undefined;
  readonly #keepBytes: number;
  #usage: Usage | undefined;
  #text = '';

  /** @param keepBytes how much of the text is kept. */
  constructor(keepBytes: number) {
    this.#keepBytes = keepBytes;
  }

  /** Is there text to be kept still? Then every frame has to be read. */
  get wantsText(): boolean {
    // A character takes one byte at least.
    return this.#text.length < this.#keepBytes;
  }

  note({ text, usage, sequenceNumber }: Reading): void {
    if (text !== undefined && this.wantsText) this.#text += text;
    if (usage !== undefined) this.#usage = usage;
    if (sequenceNumber !== undefined) this.sequenceNumber = sequenceNumber;
  }

  partial(): PartialOutput {
    const kept = Buffer.from(this.#text).subarray(0, this.#keepBytes);
    return {
      frames: this.frames,
      bytes: this.bytes,
      // Decoded as a stream, so that a character cut in two is left out.
      ...(this.#keepBytes > 0 ? { text: new TextDecoder().decode(kept, { stream: true }) } : {}),
      ...(this.#usage === undefined ? {} : { usage: this.#usage }),
    };
  }
}
