const EMPTY = new Uint8Array(0);

/**
 * The bytes of a frame that has not ended yet. Appending copies each byte a bounded number of
 * times, and never touches bytes that were handed out before: the socket may still hold them.
 */
export class PendingBytes {
  #rest: Uint8Array = EMPTY;
  /** Our own memory, where `#rest` lies in it; it is filled up to `#used`. */
  #room: Uint8Array | undefined;
  #used = 0;

  get length(): number {
    return this.#rest.length;
  }

  /** What is pending and the chunk in one piece; the chunk itself where nothing is pending. */
  append(chunk: Uint8Array): Uint8Array {
    const rest = this.#rest;
    if (rest.length === 0) return chunk;
    const total = rest.length + chunk.length;
    let room = this.#room;
    if (room === undefined || this.#used + chunk.length > room.length) {
      // The second piece of the same frame: there may be many, so leave room for them.
      const larger = Buffer.allocUnsafe(room === undefined ? total : 2 * total);
      larger.set(rest, 0);
      this.#used = rest.length;
      this.#room = room = larger;
    }
    room.set(chunk, this.#used);
    this.#used += chunk.length;
    return room.subarray(this.#used - total, this.#used);
  }

  /** @param rest the tail of what `append` returned. */
  keep(rest: Uint8Array): void {
    this.#rest = rest;
    if (rest.length === 0) this.#room = undefined;
  }
}
