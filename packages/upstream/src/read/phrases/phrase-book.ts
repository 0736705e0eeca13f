import type { FaultCode } from '@faultwire/core';
import { mayNarrow } from '../narrower.js';
import type { Statement } from '../statement.js';
import { markTrigrams, Needles } from '../trigrams.js';
import { type Phrase, says } from './phrase.js';

/** A phrase, and the words in which a statement says it. */
export interface Said {
  readonly phrase: Phrase;
  readonly words: string;
}

/** The phrases that may narrow one code. */
interface Narrowing {
  readonly phrases: readonly Phrase[];
  readonly needles: Needles;
}

/** Phrases in the order in which they are asked, sorted out once by what each may narrow. */
export class PhraseBook {
  readonly #phrases: readonly Phrase[];
  readonly #byBase: Map<FaultCode, Narrowing> = new Map();

  constructor(phrases: readonly Phrase[]) {
    this.#phrases = phrases;
  }

  /** The first phrase that the statement says and that may narrow what was declared. */
  find(statement: Statement, base: FaultCode, status: number): Said | undefined {
    if (statement.said === '') return undefined;
    const { phrases, needles } = this.#narrowing(base);
    if (phrases.length === 0) return undefined;
    markTrigrams(statement.said);
    for (let at = needles.next(0); at < phrases.length; at = needles.next(at + 1)) {
      const phrase = phrases[at] as Phrase;
      const words = says(statement, phrase, status);
      if (words !== undefined) return { phrase, words };
    }
    return undefined;
  }

  #narrowing(base: FaultCode): Narrowing {
    let found = this.#byBase.get(base);
    if (found === undefined) {
      const phrases = this.#phrases.filter(({ code }) => code === base || mayNarrow(base, code));
      found = { phrases, needles: new Needles(phrases.map(({ needle }) => needle)) };
      this.#byBase.set(base, found);
    }
    return found;
  }
}
