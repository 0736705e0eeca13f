import type { FaultCode } from '@faultwire/core';
import { mayNarrow } from '../narrower.js';
import type { Statement } from '../statement.js';
import { isAbsent, markTrigrams } from '../trigrams.js';
import { type Phrase, says } from './phrase.js';

/** A phrase, and the words in which a statement says it. */
export interface Said {
  readonly phrase: Phrase;
  readonly words: string;
}

/** Phrases in the order in which they are asked, sorted out once by what each may narrow. */
export class PhraseBook {
  readonly #phrases: readonly Phrase[];
  readonly #byBase: Map<FaultCode, readonly Phrase[]> = new Map();

  constructor(phrases: readonly Phrase[]) {
    this.#phrases = phrases;
  }

  /** The first phrase that the statement says and that may narrow what was declared. */
  find(statement: Statement, base: FaultCode, status: number): Said | undefined {
    if (statement.said === '') return undefined;
    const phrases = this.#narrowing(base);
    if (phrases.length === 0) return undefined;
    markTrigrams(statement.said);
    for (const phrase of phrases) {
      if (isAbsent(phrase.trigrams)) continue;
      const words = says(statement, phrase, status);
      if (words !== undefined) return { phrase, words };
    }
    return undefined;
  }

  #narrowing(base: FaultCode): readonly Phrase[] {
    let found = this.#byBase.get(base);
    if (found === undefined) {
      found = this.#phrases.filter(({ code }) => code === base || mayNarrow(base, code));
      this.#byBase.set(base, found);
    }
    return found;
  }
}
