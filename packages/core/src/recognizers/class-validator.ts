import type { Fault } from '../fault.js';
import { asArray, has, isObject, read, readArray, readString } from '../guarded.js';
import { foundOf, type InvalidParameter, invalidParameter } from '../invalid-parameter.js';
import { paramPath } from '../param-path.js';
import type { Recognizer } from '../recognizer.js';
import type { Issue } from '../types.js';
import { joined, readSentence } from './validation/constraint-sentence.js';

/**
 * class-validator's ValidationError (no Error, despite its name), one or an array of them, as
 * `validateOrReject` throws it; or an Error that carries the array as `errors`.
 */
export const classValidator: Recognizer = {
  name: 'class-validator',
  recognize(thrown) {
    return classValidatorFault(asArray(thrown) ?? readArray(thrown, 'errors') ?? [thrown]);
  },
};

/** The Fault of an array of ValidationErrors, wherever it was found. */
export function classValidatorFault(errors: readonly unknown[]): Fault | undefined {
  const complaints = complaintsOf(errors);
  const [first] = complaints;
  if (first === undefined) return undefined;
  const message = joined(complaints.flatMap(({ messages }) => messages));
  return invalidParameter(
    { ...first.what, message },
    { evidence: { by: 'code', field: 'constraints', value: first.constraint } },
  );
}

interface Complaint {
  what: InvalidParameter;
  constraint: string;
  messages: string[];
}

// Bounds for hostile trees; a body with more mistakes than this is told the first ones.
const MOST_VISITED = 256;
const MOST_TOLD = 32;

/** In order: an error's own constraints, then those of the objects nested in it. */
function complaintsOf(errors: readonly unknown[]): Complaint[] {
  const found: Complaint[] = [];
  const open = errors.map((error) => ({ error, parents: [] as string[] }));
  for (let visited = 0; visited < MOST_VISITED && found.length < MOST_TOLD; visited += 1) {
    const next = open.shift();
    if (next === undefined) break;
    const property = readString(next.error, 'property', 200);
    if (property === undefined || !isValidationError(next.error)) continue;
    const path = [...next.parents, property];
    const own = ownComplaint(next.error, path, property);
    if (own !== undefined) found.push(own);
    const children = readArray(next.error, 'children', MOST_TOLD) ?? [];
    open.unshift(...children.map((error) => ({ error, parents: path })));
  }
  return found;
}

function isValidationError(error: unknown): boolean {
  return isObject(read(error, 'constraints')) || readArray(error, 'children', 0) !== undefined;
}

function ownComplaint(error: unknown, path: string[], property: string): Complaint | undefined {
  const constraints = read(error, 'constraints');
  const names = isObject(constraints) ? safeKeys(constraints) : [];
  const said = names.flatMap((name) => readString(constraints, name) ?? []);
  const [constraint] = names;
  if (constraint === undefined || said.length === 0) return undefined;
  const value = read(error, 'value');
  return {
    what: {
      path,
      issue: issueOf(error, constraint, said[0] ?? ''),
      empty: value === '' || asArray(value, 1)?.length === 0,
      found: foundOf(value),
    },
    constraint,
    messages: said.map((text) => withWholePath(text, property, path)),
  };
}

function issueOf(error: unknown, constraint: string, sentence: string): Issue | undefined {
  if (constraint === 'whitelistValidation') return 'unknown';
  if (has(error, 'value') && read(error, 'value') === undefined) return 'missing';
  return readSentence(sentence).issue;
}

/** Nested sentences name the property alone; `content must be a string` is `messages[0].content …`. */
function withWholePath(text: string, property: string, path: string[]): string {
  return text.startsWith(`${property} `) ? paramPath(path) + text.slice(property.length) : text;
}

function safeKeys(value: object): string[] {
  try {
    return Object.keys(value).slice(0, MOST_TOLD);
  } catch {
    return [];
  }
}
