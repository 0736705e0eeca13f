import { isJsonObject } from '../json-type.js';
import { wrongValue } from '../shape/sentences.js';
import type { Rule } from './rule.js';

const PAIRS = 16;
const KEY_CHARS = 64;
const VALUE_CHARS = 512;

/** At most 16 pairs, keys of 64 and values of 512 characters (OpenAI's API reference, `metadata`). */
export const metadata: Rule = (body, report) => {
  const given = body['metadata'];
  if (!isJsonObject(given)) return;
  const keys = Object.keys(given);
  if (keys.length > PAIRS) {
    report(wrongValue(['metadata'], `at most ${PAIRS} pairs`));
    return;
  }
  for (const key of keys) {
    const value = given[key];
    if (key.length > KEY_CHARS)
      report(wrongValue(['metadata'], `keys of at most ${KEY_CHARS} characters`));
    else if (typeof value === 'string' && value.length > VALUE_CHARS)
      report(wrongValue(['metadata', key], `at most ${VALUE_CHARS} characters`));
  }
};
