import { asArray, readArray, readString } from '../guarded.js';
import { invalidParameter } from '../invalid-parameter.js';
import type { Recognizer } from '../recognizer.js';
import { isIssue, readIssue } from './validation/schema-issue.js';

/**
 * Issues of the Standard Schema (https://standardschema.dev), thrown as they are, as the failed
 * result, or inside an Error: `SchemaError` of @standard-schema/utils, valibot's `ValiError`.
 */
export const standardSchema: Recognizer = {
  name: 'standard-schema',
  recognize(thrown) {
    const issues = readArray(thrown, 'issues', 1) ?? (hasPath(thrown) ? asArray(thrown, 1) : []);
    const first = issues?.[0];
    if (!isIssue(first)) return undefined;
    const name = readString(thrown, 'name', 64);
    return invalidParameter(readIssue(first), {
      evidence: { by: 'code', field: 'issues', ...(name === undefined ? {} : { value: name }) },
    });
  },
};

/** A bare array of things with messages may be anything; issues also say where. */
function hasPath(thrown: unknown): boolean {
  return readArray(asArray(thrown, 1)?.[0], 'path', 1) !== undefined;
}
