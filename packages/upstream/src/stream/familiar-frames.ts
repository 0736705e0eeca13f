import { FrameTemplate } from './frame-template.js';
import type { KeptOutput } from './kept-output.js';

/** Two kinds of frame alternate where an answer has two choices, or reasoning beside text. */
const TEMPLATES = 2;

/** The last kinds of frame that were read, by which later ones are known without being parsed. */
export class FamiliarFrames {
  readonly #kept: KeptOutput;
  #templates: readonly FrameTemplate[] = [];

  /** @param kept counts the frames, and follows their sequence numbers. */
  constructor(kept: KeptOutput) {
    this.#kept = kept;
  }

  get known(): boolean {
    return this.#templates.length > 0;
  }

  /** @param template the newest; the one before the last is forgotten. */
  learn(template: FrameTemplate): void {
    this.#templates = [template, ...this.#templates].slice(0, TEMPLATES);
  }

  /**
   * Passes over those frames from `at` on that are like one which was read before.
   *
   * @returns where the first frame begins that is like none, or is not all there.
   */
  skip(bytes: Uint8Array, at: number): number {
    const templates = this.#templates;
    const size = bytes.length;
    if (templates.length === 0 || at === size) return at;
    let start = at;
    let loaded = FrameTemplate.load(bytes, start);
    let end = at;
    let count = 0;
    for (let i = 0; end < size && i < templates.length; ) {
      const template = templates[i] as FrameTemplate;
      const next = template.match(end - start, loaded);
      if (next !== -1) {
        if (template.counted) this.#kept.sequenceNumber = template.number;
        end = start + next;
        count += 1;
        i = 0;
      } else if (i + 1 === templates.length && end > start && start + loaded < size) {
        // Perhaps it was only cut off.
        start = end;
        loaded = FrameTemplate.load(bytes, start);
        i = 0;
      } else i += 1;
    }
    this.#kept.frames += count;
    return end;
  }
}
