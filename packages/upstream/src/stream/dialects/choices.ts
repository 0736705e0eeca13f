/** Which of an answer's choices (chat) or candidates (Gemini) were seen, and which have finished. */
export class Choices {
  /** Of most answers the only one: it needs no map. */
  #first: { readonly index: unknown; readonly finished: boolean } | undefined;
  #others: Map<unknown, boolean> | undefined;

  /** At least one was seen, and all that were have finished. */
  get whole(): boolean {
    if (this.#first?.finished !== true) return false;
    return this.#others === undefined || ![...this.#others.values()].includes(false);
  }

  /** @param index absent means the first. */
  note(index: unknown, finishes: boolean): void {
    const key = index ?? 0;
    this.#first ??= { index: key, finished: false };
    if (this.#first.index === key) {
      if (finishes) this.#first = { index: key, finished: true };
      return;
    }
    this.#others ??= new Map();
    this.#others.set(key, finishes || this.#others.get(key) === true);
  }
}
