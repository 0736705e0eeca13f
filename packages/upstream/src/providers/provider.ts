import type { Fault } from '@faultwire/core';
import type { FailedResponse, ProviderReader } from '../failed-response.js';
import { judge, type Lore } from '../read/judge.js';
import { knownWords, learn } from '../read/known-words.js';
import { sharedBook } from '../read/phrases/index.js';
import type { Phrase } from '../read/phrases/phrase.js';
import { PhraseBook } from '../read/phrases/phrase-book.js';
import { toFault } from '../read/to-fault.js';
import { type FailureView, viewOf } from '../read/view.js';
import type { Vocabulary } from '../read/word.js';
import { type Form, showsAny } from './forms.js';

/** A provider family: how to know its answers, and what it says in a way of its own. */
export interface ProviderDefinition {
  /** Its name in logs. */
  readonly name: string;
  /** Other names under which an application may have it. */
  readonly aliases?: readonly string[];
  /** Signs that a layer is in the provider's form; asked also behind relays and under other names. */
  readonly speaks?: readonly Form[];
  /** Reads whatever comes, also what states nothing at all. */
  readonly everyone?: boolean;
  /** Words that only this provider uses; they count wherever they appear. */
  readonly words?: Vocabulary;
  /** Words in a sense that holds here only: numbers, and what others mean otherwise. */
  readonly ownWords?: Vocabulary;
  /** Forms that hold here only. */
  readonly phrases?: readonly Phrase[];
}

/** The reader of a family, in the parts that the choice among all of them needs. */
export interface FamilyReader extends ProviderReader {
  readonly names: readonly string[];
  readonly forms: readonly Form[];
  /** Reads it, whoever it is from. */
  read(view: FailureView): Fault;
  recognize(failed: FailedResponse): Fault | undefined;
}

/**
 * Makes the reader of a provider family. It reads a response if the provider was named, or if a
 * layer of the body is in its form; its own words and phrases come before the shared ones.
 */
export function provider(definition: ProviderDefinition): FamilyReader {
  const { name, aliases = [], speaks = [], everyone, words, ownWords, phrases = [] } = definition;
  if (words !== undefined) learn(words);
  const names = [name, ...aliases];
  const lore: Lore = {
    words: ownWords === undefined ? [knownWords] : [ownWords, knownWords],
    phrases: [new PhraseBook(phrases), sharedBook],
  };
  const read = (view: FailureView): Fault =>
    signed(toFault(view, judge(view, lore), view.failed.provider ?? name), name);
  return {
    name,
    names,
    forms: speaks,
    read,
    recognize(failed) {
      const view = viewOf(failed);
      const named = view.provider !== undefined && names.includes(view.provider);
      return everyone === true || named || showsAny(view, speaks) ? read(view) : undefined;
    },
  };
}

/** Names the reader in the evidence of a Fault that was made just now, and so is nobody else's. */
function signed(made: Fault, name: string): Fault {
  (made.evidence as { recognizer: string }).recognizer = name;
  return made;
}
