import { balance } from './balance.js';
import { contentFilter } from './content-filter.js';
import { contextLength } from './context-length.js';
import { credential } from './credential.js';
import { capacity, memory, rate, rateByName, size } from './limits.js';
import { model } from './model.js';
import { barred, permission, region } from './permission.js';
import type { Phrase } from './phrase.js';
import { PhraseBook } from './phrase-book.js';
import { conflict, fieldValue, mediaType, missing } from './request.js';
import { schema } from './schema.js';
import { overflow, timeout, unavailable, unreachable } from './transport.js';

/**
 * Every shared form, the most telling first: a message about a context window also names a model,
 * one about a rate limit also names a billing page.
 */
export const sharedPhrases: readonly Phrase[] = [
  ...overflow,
  ...region,
  ...schema,
  ...contextLength,
  ...memory,
  ...size,
  ...rateByName,
  ...balance,
  ...capacity,
  ...barred,
  ...contentFilter,
  ...mediaType,
  ...model,
  ...credential,
  ...permission,
  ...rate,
  ...conflict,
  ...unreachable,
  ...unavailable,
  ...timeout,
  ...fieldValue,
  ...missing,
];

/** The same, to be searched. */
export const sharedBook: PhraseBook = new PhraseBook(sharedPhrases);
