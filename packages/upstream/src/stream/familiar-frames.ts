import { FrameTemplate } from './frame-template.js';
import type { KeptOutput } from './kept-output.js';

/**
 * The last kinds of frame that were read, by which later ones are known without being parsed. Two:
 * kinds alternate where an answer has two choices, or reasoning beside text.
 */
export class FamiliarFrames {
  readonly #kept: KeptOutput;
  #newest: FrameTemplate | undefined;
  #older: FrameTemplate | undefined;

  /** @param kept counts the frames, and follows their sequence numbers. */
  constructor(kept: KeptOutput) {
    this.#kept = kept;
  }

  get known(): boolean {
    return this.#newest !== undefined;
  }

  /** @param template the newest; the one before the last is forgotten. */
  learn(template: FrameTemplate): void {
    this.#older = this.#newest;
    this.#newest = template;
  }

  /**
   * Passes over those frames from `at` on that are like one which was read before.
   *
   * @returns where the first frame begins that is like none, or is not all there.
   */
  skip(bytes: Uint8Array, at: number): number {
    const size = bytes.length;
    if (this.#newest === undefined || at === size) return at;
    let start = at;
    let loaded = FrameTemplate.load(bytes, start);
    let end = at;
    let count = 0;
    while (end < size) {
      const next = this.#match(this.#newest, end - start, loaded);
      if (next !== -1) {
        end = start + next;
        count += 1;
      } else if (end > start && start + loaded < size) {
        // Perhaps it was only cut off.
        start = end;
        loaded = FrameTemplate.load(bytes, start);
      } else break;
    }
    this.#kept.frames += count;
    return end;
  }

  #match(newest: FrameTemplate, at: number, loaded: number): number {
    let template = newest;
    let next = template.match(at, loaded);
    if (next === -1 && this.#older !== undefined) {
      template = this.#older;
      next = template.match(at, loaded);
    }
    if (next !== -1 && template.number !== undefined) this.#kept.sequenceNumber = template.number;
    return next;
  }
}
