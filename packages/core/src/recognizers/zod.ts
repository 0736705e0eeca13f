import type { Fault } from '../fault.js';
import { readArray, readString } from '../guarded.js';
import { invalidParameter } from '../invalid-parameter.js';
import type { Recognizer } from '../recognizer.js';
import { isIssue, readIssue } from './validation/schema-issue.js';

/**
 * ZodError of zod 3, 4 and mini (whose name is `$ZodError`): the first issue's sentence and path,
 * because `message` is a JSON dump of them all.
 */
export const zod: Recognizer = {
  name: 'zod',
  recognize(thrown) {
    const name = readString(thrown, 'name', 64);
    return name === 'ZodError' || name === '$ZodError' ? zodFault(thrown) : undefined;
  },
};

/** The Fault of a ZodError, wherever it was found. */
export function zodFault(error: unknown): Fault | undefined {
  const first = readArray(error, 'issues', 1)?.[0];
  if (!isIssue(first)) return undefined;
  const value = readString(first, 'code', 64);
  return invalidParameter(readIssue(first), {
    evidence: { by: 'code', field: 'issues[0].code', ...(value === undefined ? {} : { value }) },
  });
}
