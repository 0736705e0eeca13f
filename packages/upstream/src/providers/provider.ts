import type { ProviderReader } from '../failed-response.js';
import { judge, type Lore } from '../read/judge.js';
import { knownWords, learn } from '../read/known-words.js';
import { sharedPhrases } from '../read/phrases/index.js';
import type { Phrase } from '../read/phrases/phrase.js';
import type { Statement } from '../read/statement.js';
import { toFault } from '../read/to-fault.js';
import { type FailureView, viewOf } from '../read/view.js';
import type { Vocabulary } from '../read/word.js';

/** A provider family: how to know its answers, and what it says in a way of its own. */
export interface ProviderDefinition {
  /** Its name in logs. */
  readonly name: string;
  /** Other names under which an application may have it. */
  readonly aliases?: readonly string[];
  /** Is this layer in the provider's form? Asked where no name was given, and behind relays. */
  readonly speaks?: (statement: Statement, view: FailureView) => boolean;
  /** Reads whatever comes, also what states nothing at all. */
  readonly everyone?: boolean;
  /** Words that only this provider uses; they count wherever they appear. */
  readonly words?: Vocabulary;
  /** Words in a sense that holds here only: numbers, and what others mean otherwise. */
  readonly ownWords?: Vocabulary;
  /** Forms that hold here only. */
  readonly phrases?: readonly Phrase[];
}

/**
 * Makes the reader of a provider family. It reads a response if the provider was named, or if a
 * layer of the body is in its form; its own words and phrases come before the shared ones.
 */
export function provider(definition: ProviderDefinition): ProviderReader {
  const { name, aliases = [], speaks, everyone, words, ownWords, phrases = [] } = definition;
  if (words !== undefined) learn(words);
  const names: ReadonlySet<string> = new Set([name, ...aliases]);
  const lore: Lore = {
    words: ownWords === undefined ? [knownWords] : [ownWords, knownWords],
    phrases: [phrases, sharedPhrases],
  };
  return {
    name,
    recognize: (failed) => {
      const view = viewOf(failed);
      const mine =
        everyone === true ||
        (view.provider !== undefined && names.has(view.provider)) ||
        (speaks !== undefined && view.statements.some((each) => speaks(each, view)));
      return mine ? toFault(view, judge(view, lore), failed.provider ?? name) : undefined;
    },
  };
}
