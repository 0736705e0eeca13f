import { asArray, has, isObject, read, readArray, readNumber, readString } from '../../guarded.js';
import { foundOf, type InvalidParameter } from '../../invalid-parameter.js';
import type { Issue } from '../../types.js';
import { expectedByBranches, furthestBranch } from './union-branches.js';

/**
 * One issue of zod 3, zod 4, zod/mini, valibot or anything of the Standard Schema
 * (https://standardschema.dev: `message` and `path`, whose members are keys or `{ key }`).
 */
export function readIssue(issue: unknown): InvalidParameter {
  const { path, issue: meant } = furthestBranch(issue, issuePath);
  const unknownKey = readArray(meant, 'keys', 1)?.[0];
  if (readString(meant, 'code') === 'unrecognized_keys' && typeof unknownKey === 'string')
    return { path: [...path, unknownKey], issue: 'unknown', message: sentence(meant) };
  return {
    path,
    issue: kind(meant),
    empty: isEmpty(meant),
    found: found(meant),
    message: sentence(meant),
  };
}

/** Is it an issue at all? */
export function isIssue(value: unknown): boolean {
  if (readString(value, 'message', 1) === undefined) return false;
  const path = read(value, 'path');
  return path === undefined || path === null || asArray(path, 0) !== undefined;
}

function issuePath(issue: unknown): PropertyKey[] {
  const path: PropertyKey[] = [];
  for (const segment of readArray(issue, 'path', 64) ?? []) {
    const key = isObject(segment) ? read(segment, 'key') : segment;
    if (typeof key === 'string') path.push(key.slice(0, 200));
    else if (typeof key === 'number' || typeof key === 'symbol') path.push(key);
  }
  return path;
}

// zod 4 keeps neither the value nor its type, but its sentence ends in "received undefined".
const ABSENT = /\bundefined\b|^required\b|\bis required\b/i;

function kind(issue: unknown): Issue | undefined {
  const received = read(issue, 'received');
  const told = has(issue, 'input');
  if (received === 'undefined' || (told && read(issue, 'input') === undefined)) return 'missing';
  const words = readString(issue, 'message', 512) ?? '';
  if (!told && received === undefined && ABSENT.test(words)) return 'missing';
  const code = readString(issue, 'code', 64);
  if (code === 'invalid_union') return expectedByBranches(issue)?.absent ? 'missing' : 'type';
  if (code !== undefined) return code === 'invalid_type' ? 'type' : 'value';
  // valibot: kind 'schema' is a wrong type, 'validation' a wrong value.
  return readString(issue, 'kind', 32) === 'schema' ? 'type' : 'value';
}

/** `too_small` with a minimum of 1, of a string or a list: it is there, and empty. */
function isEmpty(issue: unknown): boolean {
  if (readString(issue, 'code', 64) !== 'too_small') return false;
  const of = readString(issue, 'origin', 16) ?? readString(issue, 'type', 16);
  return readNumber(issue, 'minimum') === 1 && (of === 'string' || of === 'array');
}

const RECEIVED = /\breceived (string|number|boolean|object|array|null|NaN|bigint|date)$/i;

/** The value itself where the issue has it, its type's name where only that is known. */
function found(issue: unknown): InvalidParameter['found'] {
  if (has(issue, 'input')) return foundOf(read(issue, 'input'));
  const received = read(issue, 'received');
  if (received !== undefined) return received === 'undefined' ? undefined : foundOf(received);
  return RECEIVED.exec(readString(issue, 'message', 512) ?? '')?.[1];
}

function sentence(issue: unknown): string | undefined {
  const message = readString(issue, 'message');
  const code = readString(issue, 'code', 64);
  // A union says no more than "Invalid input".
  if (code === 'invalid_union') {
    const expected = expectedByBranches(issue)?.types.join(' or ');
    return expected && message === 'Invalid input' ? `${message}: expected ${expected}` : message;
  }
  // zod 3 (of enums) and valibot quote the value; a request's values are not sent back.
  const received = readString(issue, 'received');
  if (message === undefined || received === undefined || code === 'invalid_type') return message;
  const quote = [`, received '${received}'`, ` but received ${received}`].find((end) =>
    message.endsWith(end),
  );
  return quote === undefined ? message : message.slice(0, -quote.length);
}
