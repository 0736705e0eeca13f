import type { Meaning, Vocabulary } from './word.js';
import { sharedWords } from './words.js';

const known = new Map<string, Meaning>(sharedWords);

/**
 * The shared words and those that providers' files add. A word that only one provider uses means
 * the same when a relay hands it on, so it counts everywhere.
 */
export const knownWords: Vocabulary = known;

/** Adds a provider's words; a word that is known already keeps its meaning. */
export function learn(words: Vocabulary): void {
  for (const [word, meaning] of words) if (!known.has(word)) known.set(word, meaning);
}
