import type { FaultCode } from '@faultwire/core';

/**
 * What a declared word says: a code of the catalog, or only on which side the fault lies
 * (`bad_request`: the request, `server_error`: the server), which a status or a message may sharpen.
 */
export type Meaning = FaultCode | 'bad_request' | 'server_error';

/** Words by their normal form. */
export type Vocabulary = ReadonlyMap<string, Meaning>;

/** Of the words in our own lists as they are written there, which is how most are declared. */
const normalForms: Map<string, string> = new Map();

/**
 * The normal form of a declared word: `RateLimitReached`, `rate_limit_reached` and
 * `RATE-LIMIT-REACHED` are one word.
 */
export function normalWord(word: string): string {
  return normalForms.get(word) ?? normalized(word);
}

function normalized(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * Makes a vocabulary from a list of words for each meaning. Later meanings do not overwrite
 * earlier ones.
 */
export function vocabulary(table: { readonly [M in Meaning]?: string }): Vocabulary {
  const words = new Map<string, Meaning>();
  for (const [meaning, list] of Object.entries(table)) {
    for (const word of list.split(/\s+/)) {
      const normal = normalized(word);
      normalForms.set(word, normal);
      if (normal !== '' && !words.has(normal)) words.set(normal, meaning as Meaning);
    }
  }
  return words;
}

/**
 * Looks a declared word up as it is, without its namespace (`com.amazon#X`, `X:http://…`), without
 * its tail (`Throttling.RateQuota`), and without the suffix `Error` or `Exception`.
 */
export function meaningOf(word: string, words: Vocabulary): Meaning | undefined {
  // Most are written as in our lists, in which no word has a namespace.
  const written = normalForms.get(word);
  const meaning = written === undefined ? undefined : words.get(written);
  return meaning ?? meaningWithin(word, words);
}

function meaningWithin(word: string, words: Vocabulary): Meaning | undefined {
  const bare = word.includes('#') ? word.slice(word.lastIndexOf('#') + 1) : word;
  const end = bare.search(/[:;,]/);
  const named = end < 0 ? bare : bare.slice(0, end);
  return lookUp(named, words) ?? (named.includes('.') ? dotted(named, words) : undefined);
}

function dotted(named: string, words: Vocabulary): Meaning | undefined {
  const parts = named.split('.', 4);
  return lookUp(parts[0] ?? '', words) ?? lookUp(parts.at(-1) ?? '', words);
}

function lookUp(word: string, words: Vocabulary): Meaning | undefined {
  const normal = normalWord(word);
  const meaning = words.get(normal);
  if (meaning !== undefined) return meaning;
  const stem = normal.replace(/(?:error|exception|err)$/, '');
  return words.get(stem) ?? (stem.endsWith('notfound') ? words.get('notfound') : undefined);
}
