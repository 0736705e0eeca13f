/** Which of an answer's choices (chat) or candidates (Gemini) were seen, and which have finished. */
export class Choices {
  readonly #finished = new Map<unknown, boolean>();

  /** At least one was seen, and all that were have finished. */
  get whole(): boolean {
    return this.#finished.size > 0 && ![...this.#finished.values()].includes(false);
  }

  /** @param index absent means the first. */
  note(index: unknown, finishes: boolean): void {
    const key = index ?? 0;
    this.#finished.set(key, finishes || this.#finished.get(key) === true);
  }
}
