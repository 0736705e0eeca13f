import type { Fault } from '../fault.js';
import { asArray, has, read, readPath, readString } from '../guarded.js';
import { foundOf, type InvalidParameter, invalidParameter } from '../invalid-parameter.js';
import { paramPath } from '../param-path.js';
import type { Recognizer } from '../recognizer.js';
import type { Issue } from '../types.js';
import { pointerPath } from './validation/json-pointer.js';

/**
 * ajv: its ValidationError, a thrown `validate.errors` array, or an Error that carries one as
 * `errors`. A schema that does not compile is a defect of the app and is left alone.
 */
export const ajv: Recognizer = {
  name: 'ajv',
  recognize(thrown) {
    const errors = ajvErrors(thrown) ?? ajvErrors(read(thrown, 'errors'));
    return errors && ajvFault(errors, 'errors');
  },
};

/** The list, if it is one of ajv's. */
export function ajvErrors(value: unknown): unknown[] | undefined {
  const errors = asArray(value);
  return errors?.some(isAjvError) ? errors.filter(isAjvError) : undefined;
}

function isAjvError(value: unknown): boolean {
  return (
    readString(value, 'keyword', 64) !== undefined &&
    readString(value, 'schemaPath', 1) !== undefined &&
    pointerOf(value) !== undefined
  );
}

/** `instancePath` since ajv 8, `dataPath` before. */
function pointerOf(error: unknown): string | undefined {
  return readString(error, 'instancePath') ?? readString(error, 'dataPath');
}

/** The Fault of ajv's errors, wherever they were found. */
export function ajvFault(errors: readonly unknown[], field: string): Fault {
  const error = telling(errors);
  const keyword = readString(error, 'keyword', 64) ?? '';
  return invalidParameter(readAjvError(error, keyword), {
    evidence: { by: 'code', field: `${field}.keyword`, value: keyword },
  });
}

const COMBINATORS: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf', 'if', 'not']);

/** The first error; of a combinator's branches the one that came furthest is what was meant. */
function telling(errors: readonly unknown[]): unknown {
  const combined = errors.some((error) => COMBINATORS.has(readString(error, 'keyword', 64) ?? ''));
  const plain = errors.filter((error) => !COMBINATORS.has(readString(error, 'keyword', 64) ?? ''));
  if (!combined || plain.length === 0) return errors[0];
  const depth = (error: unknown): number => pointerPath(pointerOf(error) ?? '').length;
  return plain.reduce((deepest, error) => (depth(error) > depth(deepest) ? error : deepest));
}

function readAjvError(error: unknown, keyword: string): InvalidParameter {
  const at = pointerPath(pointerOf(error) ?? '');
  const message = readString(error, 'message');
  const missing = readPath(error, 'params', 'missingProperty');
  if (keyword === 'required' && typeof missing === 'string')
    return named([...at, missing.slice(0, 200)], 'missing', 'is required');
  const extra =
    readPath(error, 'params', 'additionalProperty') ??
    readPath(error, 'params', 'unevaluatedProperty');
  if (typeof extra === 'string')
    return named([...at, extra.slice(0, 200)], 'unknown', 'is not a supported parameter');
  const data = read(error, 'data');
  return {
    ...named(at, issueOfKeyword(keyword), message ?? 'is invalid'),
    empty: isEmpty(error, keyword),
    // `data` is there with the option `verbose` only.
    found: has(error, 'data') ? foundOf(data) : undefined,
  };
}

/** ajv's words lack a subject: `must be <= 2`. */
function named(path: string[], issue: Issue, words: string): InvalidParameter {
  return {
    path,
    issue,
    message: path.length === 0 ? `the request body ${words}` : `${paramPath(path)} ${words}`,
  };
}

/** What is wrong, by the JSON Schema keyword that failed. */
export function issueOfKeyword(keyword: string): Issue {
  if (keyword === 'required') return 'missing';
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') return 'unknown';
  return keyword === 'type' ? 'type' : 'value';
}

function isEmpty(error: unknown, keyword: string): boolean {
  return (
    (keyword === 'minLength' || keyword === 'minItems') && readPath(error, 'params', 'limit') === 1
  );
}
