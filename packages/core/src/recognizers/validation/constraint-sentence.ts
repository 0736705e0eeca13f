import type { InvalidParameter } from '../../invalid-parameter.js';
import type { Issue } from '../../types.js';
import { dottedPath } from './json-pointer.js';

/**
 * class-validator's sentences begin with the property: `messages.0.content must be a string`,
 * `messages.0.each value in tags must be a string`, `messages.0.property extra should not exist`.
 */
const SUBJECT =
  /^((?:[A-Za-z_$][\w$]{0,99}\.|\d{1,6}\.){0,32})(?:each value in (?:nested property )?|nested property |property )?([A-Za-z_$][\w$]{0,99}) (?:must|should|is|has|contains|can|may|does|conflicts)/;

const MISSING =
  /should not be (?:empty|null or undefined)$|must be (?:present|defined)|is required$/;
const TYPE =
  / must be (?:an? (?:string|number|integer number|boolean value|array|object|instance|Date instance|UUID)|either object or array)|must be a number conforming/;

/** What one sentence of class-validator says; its path is undefined where none can be read. */
export function readSentence(
  text: string,
): Omit<InvalidParameter, 'path'> & { path: string[] | undefined } {
  const subject = SUBJECT.exec(text.slice(0, 2048));
  const path = subject === null ? undefined : dottedPath(`${subject[1]}${subject[2]}`);
  return { path, issue: issueOf(text), message: text };
}

function issueOf(text: string): Issue {
  if (text.endsWith(' should not exist')) return 'unknown';
  if (MISSING.test(text)) return 'missing';
  return TYPE.test(text) ? 'type' : 'value';
}

/**
 * All the sentences of a failed validation as one. The first names the parameter; that it is
 * absent may be said by any sentence about the same one.
 */
export function readSentences(sentences: readonly string[]): InvalidParameter | undefined {
  const [first, ...rest] = sentences.slice(0, 32).map(readSentence);
  if (first?.path === undefined) return undefined;
  const where = first.path.join('.');
  const same = [first, ...rest].filter(({ path }) => path?.join('.') === where);
  const missing = same.some(({ issue }) => issue === 'missing');
  return {
    path: first.path,
    issue: missing ? 'missing' : first.issue,
    message: joined(sentences),
  };
}

/** One sentence out of several: an array in `message` breaks clients (docs/contract.md, "The envelope"). */
export function joined(sentences: readonly string[]): string {
  return sentences.slice(0, 32).join('; ');
}
