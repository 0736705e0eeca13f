import type { Dialect, Judge, StreamFailure } from './dialect.js';
import { eventOf, type Line, linesOf } from './event-lines.js';
import { FamiliarFrames } from './familiar-frames.js';
import { FrameEnd } from './frame-end.js';
import { FrameTemplate } from './frame-template.js';
import type { KeptOutput } from './kept-output.js';
import { mended } from './mend.js';
import { PendingBytes } from './pending-bytes.js';

const EMPTY = new Uint8Array(0);
const BOM = [0xef, 0xbb, 0xbf];
const LF = 10;
const CR = 13;
/** A frame may carry an image; one without end is an attack or an accident. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;
/** How much of a chunk is copied to complete the frame that the one before it began. */
const MAX_JOINED_BYTES = 1024;
/** A longer frame in many pieces would be compared anew with each piece. */
const MAX_RETRIED_BYTES = 4096;

/**
 * Reads a stream of server-sent events in any chunking: lets whole good frames pass byte for byte,
 * drops and mends what the dialect does not have, and says where the answer stands.
 */
export class Scanner {
  /** Has the model begun to answer? */
  hasContent = false;
  /** Was the terminal event seen? Nothing after it passes. */
  ended = false;
  /** Why nothing passes any more. */
  failure: StreamFailure | undefined;
  /** What `push` left unread of its chunk: to be pushed next. */
  rest: Uint8Array | undefined;
  readonly #dialect: Dialect;
  readonly #judge: Judge;
  readonly #kept: KeptOutput;
  readonly #familiar: FamiliarFrames;
  readonly #pending = new PendingBytes();
  readonly #frameEnd = new FrameEnd();
  #started = false;

  constructor(dialect: Dialect, kept: KeptOutput) {
    this.#dialect = dialect;
    this.#judge = dialect.judge();
    this.#kept = kept;
    this.#familiar = new FamiliarFrames(kept);
  }

  /**
   * The next bytes of the stream → the bytes that may leave, whole frames all of them. Where a frame
   * has to be completed first, it leaves alone: go on with `rest`.
   */
  push(chunk: Uint8Array): Uint8Array {
    this.rest = undefined;
    const carried = this.#pending.length;
    if (carried > 0 || !this.#familiar.known) return this.#step(chunk, carried);
    // The usual chunk: nothing but frames like those before.
    const known = this.#familiar.skip(chunk, 0);
    return known === chunk.length ? chunk : this.#read(chunk, 0, known, chunk, 0);
  }

  /**
   * The stream came to a clean end. A last frame that lacks its blank line is given it if it can
   * be read, half a frame is dropped; then either `ended` or `failure` is set.
   */
  finish(): Uint8Array {
    const rest = this.#pending.append(EMPTY);
    this.#pending.keep(EMPTY);
    if (!this.#flows) return EMPTY;
    let leaving: Uint8Array = EMPTY;
    if (rest.length > 0) {
      const lines = endsLine(rest) ? '\n' : '\n\n';
      leaving = this.#judged(Buffer.concat([rest, Buffer.from(lines)]));
      if (this.failure?.why === 'malformed') this.failure = undefined;
    }
    if (this.#flows) {
      if (this.#judge.whole) this.ended = true;
      else this.failure = { why: 'truncated' };
    }
    return leaving;
  }

  /** Neither ended nor failed. */
  get #flows(): boolean {
    return !this.ended && this.failure === undefined;
  }

  #step(chunk: Uint8Array, carried: number): Uint8Array {
    const whole = carried === 0 || chunk.length <= MAX_JOINED_BYTES;
    const part = whole ? chunk : chunk.subarray(0, MAX_JOINED_BYTES);
    if (!whole) this.rest = chunk.subarray(MAX_JOINED_BYTES);
    const bytes = this.#pending.append(part);
    const start = this.#started ? 0 : this.#afterBom(bytes);
    if (start === -1) {
      this.#pending.keep(bytes);
      return EMPTY;
    }
    const known = carried <= MAX_RETRIED_BYTES ? this.#familiar.skip(bytes, start) : start;
    if (known > start) this.#frameEnd.reset();
    return this.#read(bytes, start, known, chunk, carried);
  }

  /**
   * @param bytes what was carried over, and as much of the chunk as is read now.
   * @param start where the first frame begins.
   * @param known up to where frames were known already.
   */
  #read(
    bytes: Uint8Array,
    start: number,
    known: number,
    chunk: Uint8Array,
    carried: number,
  ): Uint8Array {
    const size = bytes.length;
    const pieces: Uint8Array[] = [];
    // Whole frames from `passed` to `at` leave as they are.
    let passed = start;
    let at = known;
    while (at < size && this.#flows) {
      const next = this.#frameEnd.find(bytes, at);
      if (next === -1) break;
      const frame = bytes.subarray(at, next);
      const leaving = this.#judged(frame);
      if (leaving !== frame) {
        pieces.push(bytes.subarray(passed, at), leaving);
        passed = next;
      }
      at = this.#flows ? this.#familiar.skip(bytes, next) : next;
    }
    if (this.#flows && size - at > MAX_FRAME_BYTES) this.failure = { why: 'endless' };
    this.#keep(bytes, at, chunk, carried);
    const last = passed === 0 && at === size ? bytes : bytes.subarray(passed, at);
    return pieces.length === 0 ? last : Buffer.concat([...pieces, last]);
  }

  /** Remembers the frame that has not ended, in the chunk itself where that saves copying it. */
  #keep(bytes: Uint8Array, at: number, chunk: Uint8Array, carried: number): void {
    const joinedOnly = this.rest !== undefined && at > carried;
    this.#pending.keep(joinedOnly || at === bytes.length ? EMPTY : bytes.subarray(at));
    if (!joinedOnly) return;
    this.#frameEnd.reset();
    this.rest = chunk.subarray(at - carried);
  }

  /** A byte order mark is dropped; -1 where more bytes are needed to tell. */
  #afterBom(bytes: Uint8Array): number {
    const differs = BOM.findIndex((byte, at) => at < bytes.length && bytes[at] !== byte);
    if (differs === -1 && bytes.length < BOM.length) return -1;
    this.#started = true;
    return differs === -1 ? BOM.length : 0;
  }

  /** One frame → what leaves of it; the frame itself where nothing is to be mended. */
  #judged(frame: Uint8Array): Uint8Array {
    const lines = linesOf(frame);
    // Comments and blank lines harm nobody; other fields without data say nothing.
    if (lines.every(({ field }) => field === '')) return frame;
    const event = eventOf(frame, lines);
    if (event === undefined || event.data === '') return EMPTY;
    const reading = this.#judge.read(event);
    if (reading.says === 'failure') this.failure = reading.failure;
    if (reading.says === 'failure' || reading.says === 'foreign') return EMPTY;
    this.#kept.frames += 1;
    this.#kept.note(reading);
    if (reading.says === 'content') this.hasContent = true;
    if (reading.says === 'end') this.ended = true;
    const leaving = mended(frame, lines, event, this.#dialect);
    if (leaving === frame && reading.steady === true) this.#learn(frame, lines);
    return leaving;
  }

  #learn(frame: Uint8Array, lines: readonly Line[]): void {
    if (this.#kept.wantsText || frame.length > FrameTemplate.MAX_FRAME_BYTES) return;
    const [data, ...others] = lines.filter(({ field }) => field === 'data');
    if (data === undefined || others.length > 0) return;
    const json = { start: data.valueStart, end: data.valueEnd };
    this.#familiar.learn(new FrameTemplate(frame, json, this.#dialect.varying));
  }
}

/** Would one more LF make a blank line? After a CR it is the other half of that line's end. */
function endsLine(bytes: Uint8Array): boolean {
  const before = bytes.at(-2);
  return bytes.at(-1) === LF || (bytes.at(-1) === CR && (before === LF || before === CR));
}
