import type { FrameTemplate } from './frame-template.js';
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
   * @param size how many bytes were loaded into the templates.
   * @returns where the first frame begins that is like none.
   */
  skip(at: number, size: number): number {
    const templates = this.#templates;
    let end = at;
    let count = 0;
    for (let i = 0; end < size && i < templates.length; i += 1) {
      const template = templates[i] as FrameTemplate;
      const next = template.match(end, size);
      if (next === -1) continue;
      if (template.counted) this.#kept.sequenceNumber = template.number;
      end = next;
      count += 1;
      i = -1;
    }
    this.#kept.frames += count;
    return end;
  }
}
