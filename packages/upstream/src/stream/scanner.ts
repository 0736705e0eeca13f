import type { Dialect, Judge, StreamFailure } from './dialect.js';
import { eventOf, type Line, linesOf } from './event-lines.js';
import { FrameEnd } from './frame-end.js';
import { FrameTemplate } from './frame-template.js';
import type { KeptOutput } from './kept-output.js';
import { mended } from './mend.js';
import { PendingBytes } from './pending-bytes.js';
import { viewOf } from './view.js';

const EMPTY = new Uint8Array(0);
const BOM = [0xef, 0xbb, 0xbf];
const LF = 10;
const CR = 13;
/** A frame may carry an image; one without end is an attack or an accident. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;
/** Two kinds of frame alternate where an answer has two choices, or reasoning beside text. */
const TEMPLATES = 2;
/** A frame longer than this in many pieces would be compared anew with each piece. */
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
  readonly #dialect: Dialect;
  readonly #judge: Judge;
  readonly #kept: KeptOutput;
  readonly #pending = new PendingBytes();
  readonly #frameEnd = new FrameEnd();
  #templates: readonly FrameTemplate[] = [];
  #started = false;

  constructor(dialect: Dialect, kept: KeptOutput) {
    this.#dialect = dialect;
    this.#judge = dialect.judge();
    this.#kept = kept;
  }

  /** The next bytes of the stream → the bytes that may leave, whole frames all of them. */
  push(chunk: Uint8Array): Uint8Array {
    const carried = this.#pending.length;
    const bytes = this.#pending.append(chunk);
    const size = bytes.length;
    const start = this.#afterBom(bytes);
    if (start === -1) return this.#wait(bytes);
    const pieces: Uint8Array[] = [];
    let view: DataView | undefined;
    let at = start;
    // Whole frames from here to `at` leave as they are.
    let passed = start;
    while (at < size && !this.ended && this.failure === undefined) {
      if (this.#templates.length > 0 && (at > start || carried < MAX_RETRIED_BYTES)) {
        view ??= viewOf(bytes);
        const next = this.#familiar(view, at, size);
        if (next !== -1) {
          at = next;
          continue;
        }
      }
      const next = this.#frameEnd.find(bytes, at);
      if (next === -1) break;
      const frame = bytes.subarray(at, next);
      const leaving = this.#read(frame);
      if (leaving !== frame) {
        pieces.push(bytes.subarray(passed, at), leaving);
        passed = next;
      }
      at = next;
    }
    if (!this.ended && size - at > MAX_FRAME_BYTES) this.failure = { why: 'endless' };
    this.#pending.keep(at === size ? EMPTY : bytes.subarray(at));
    const last = passed === 0 && at === size ? bytes : bytes.subarray(passed, at);
    return pieces.length === 0 ? last : Buffer.concat([...pieces, last]);
  }

  /**
   * The stream came to a clean end. A last frame that lacks its blank line is given it if it can
   * be read, half a frame is dropped; then either `ended` or `failure` is set.
   */
  finish(): Uint8Array {
    let leaving: Uint8Array = EMPTY;
    const rest = this.#pending.append(EMPTY);
    this.#pending.keep(EMPTY);
    if (rest.length > 0 && !this.ended && this.failure === undefined) {
      const open = rest.at(-1) !== LF && rest.at(-1) !== CR;
      leaving = this.#read(Buffer.concat([rest, Buffer.from(open ? '\n\n' : '\n')]));
      if ((this.failure as StreamFailure | undefined)?.why === 'malformed')
        this.failure = undefined;
    }
    if (this.failure === undefined && !this.ended) {
      if (this.#judge.whole) this.ended = true;
      else this.failure = { why: 'truncated' };
    }
    return leaving;
  }

  /** A byte order mark is dropped; -1 where more bytes are needed to tell. */
  #afterBom(bytes: Uint8Array): number {
    if (this.#started) return 0;
    const seen = Math.min(bytes.length, BOM.length);
    for (let at = 0; at < seen; at += 1) {
      if (bytes[at] === BOM[at]) continue;
      this.#started = true;
      return 0;
    }
    if (seen < BOM.length) return -1;
    this.#started = true;
    return BOM.length;
  }

  #wait(bytes: Uint8Array): Uint8Array {
    this.#pending.keep(bytes);
    return EMPTY;
  }

  /** The end of the frame at `at`, if it is like one that was read before; else -1. */
  #familiar(view: DataView, at: number, size: number): number {
    for (const template of this.#templates) {
      const next = template.match(view, at, size);
      if (next === -1) continue;
      this.#frameEnd.reset();
      this.#kept.frames += 1;
      if (template.counted) this.#kept.sequenceNumber = template.number;
      return next;
    }
    return -1;
  }

  /** One frame → what leaves of it; the frame itself where nothing is to be mended. */
  #read(frame: Uint8Array): Uint8Array {
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
    if (this.#kept.wantsText) return;
    const [data, ...others] = lines.filter(({ field }) => field === 'data');
    if (data === undefined || others.length > 0) return;
    const json = { start: data.valueStart, end: data.valueEnd };
    const template = new FrameTemplate(frame, json, this.#dialect.varying);
    this.#templates = [template, ...this.#templates].slice(0, TEMPLATES);
  }
}
