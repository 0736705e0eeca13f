const LF = 10;
const CR = 13;

/**
 * Finds the blank line that ends a frame, however the bytes are cut: it goes on where the last
 * bytes ended, so that a frame of a megabyte in small pieces is read once. LF, CRLF and CR end a
 * line (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream).
 */
export class FrameEnd {
  // Both counted from the start of the frame at hand.
  #line = 0;
  #next = 0;

  /**
   * @param start where the frame at hand begins in `bytes`.
   * @returns the position just after the frame; -1 where it has not ended yet, and then the next
   *   call goes on with the same frame.
   */
  find(bytes: Uint8Array, start: number): number {
    const size = bytes.length;
    let line = start + this.#line;
    let bareCr = false;
    for (let at = start + this.#next; at < size; at += 1) {
      const byte = bytes[at];
      if (byte !== LF && byte !== CR) continue;
      const blank = at === line;
      let after = at + 1;
      if (byte === CR) {
        // Half of a CRLF? Only the next byte tells, unless this stream's lines end in bare CRs.
        if (after === size && !(blank && bareCr)) return this.#wait(line - start, at - start);
        if (bytes[after] === LF) after += 1;
        bareCr = after === at + 1;
      }
      if (blank) {
        this.#wait(0, 0);
        return after;
      }
      line = after;
      at = after - 1;
    }
    return this.#wait(line - start, size - start);
  }

  /** Another frame begins. */
  reset(): void {
    this.#wait(0, 0);
  }

  #wait(line: number, next: number): -1 {
    this.#line = line;
    this.#next = next;
    return -1;
  }
}
