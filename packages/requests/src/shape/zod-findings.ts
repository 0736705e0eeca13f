import type { z } from 'zod';
import type { Finding, Path } from '../finding.js';
import { chosenBranch } from './chosen-branch.js';
import * as say from './sentences.js';

/** An issue of zod 4, with what it adds to its published type. */
export type ZodIssue = z.core.$ZodIssue & { readonly options?: readonly unknown[] };

/** A zod issue → what is wrong, in the words of sentences.ts. Unions are looked into. */
export function zodFindings(issue: ZodIssue, body: unknown, base: Path = []): readonly Finding[] {
  const path: Path = [...base, ...(issue.path as Path)];
  const value = valueAt(body, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => say.unknown([...path, key]));
    case 'invalid_union':
      return unionFindings(issue, body, path, value);
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => zodFindings(inner, body, path));
    default:
      return [value === undefined ? say.missing(path) : plainFinding(issue, path, value)];
  }
}

function plainFinding(issue: ZodIssue, path: Path, value: unknown): Finding {
  switch (issue.code) {
    case 'invalid_type':
      return say.wrongType(path, wanted(issue.expected), value);
    case 'invalid_value':
      return typeof value === typeof issue.values[0]
        ? say.notSupported(path, issue.values, value)
        : say.wrongType(path, wanted(typeof issue.values[0]), value);
    case 'not_multiple_of':
      return say.wrongType(path, 'an integer', value);
    case 'too_small':
      return tooSmall(issue, path, value);
    case 'too_big':
      return say.wrongValue(path, `${subject(issue.origin)} <= ${String(issue.maximum)}`, value);
    case 'invalid_format':
      return say.wrongValue(path, `a string that matches ${issue.pattern ?? issue.format}`, value);
    default:
      return say.wrongValue(path, 'another value', value);
  }
}

function tooSmall(
  issue: Extract<ZodIssue, { code: 'too_small' }>,
  path: Path,
  value: unknown,
): Finding {
  if (isEmpty(value)) return say.empty(path, issue.origin, value);
  return say.wrongValue(path, `${subject(issue.origin)} >= ${String(issue.minimum)}`, value);
}

function isEmpty(value: unknown): boolean {
  return value === '' || (Array.isArray(value) && value.length === 0);
}

/** What the bound is a bound of. */
function subject(origin: string): string {
  if (origin === 'array') return 'an array of length';
  return origin === 'string' ? 'a string of length' : 'a value';
}

const WANTED: Readonly<Record<string, string>> = {
  array: 'an array',
  object: 'an object',
  record: 'an object',
  int: 'an integer',
};

function wanted(type: string): string {
  return WANTED[type] ?? `a ${type}`;
}

function unionFindings(
  issue: Extract<ZodIssue, { code: 'invalid_union' }> & ZodIssue,
  body: unknown,
  path: Path,
  value: unknown,
): readonly Finding[] {
  if (value === undefined) return [say.missing(path)];
  if (issue.options !== undefined) {
    const known = issue.options.filter((option) => typeof option === 'string');
    return [
      typeof value === 'string'
        ? say.notSupported(path, known, value)
        : say.wrongType(path, 'a string', value),
    ];
  }
  const branch = chosenBranch(issue.errors as readonly ZodIssue[][], value);
  if (branch !== undefined) return branch.flatMap((inner) => zodFindings(inner, body, path));
  // Every list among the branches would take it, were it not empty.
  if (isEmpty(value))
    return [say.empty(path, typeof value === 'string' ? 'string' : 'array', value)];
  return [say.wrongType(path, typesOf(issue.errors as readonly ZodIssue[][]), value)];
}

/** `a string or an array`: what the branches of a union ask for. */
function typesOf(branches: readonly ZodIssue[][]): string {
  const types = branches.map(([first]) => {
    if (first === undefined) return 'another value';
    const type = first.code === 'invalid_value' ? typeof first.values[0] : expectedOf(first);
    return first.path.length === 0 ? wanted(type) : `an array of ${type}s`;
  });
  return [...new Set(types)].join(' or ');
}

function expectedOf(issue: ZodIssue): string {
  return issue.code === 'invalid_type' ? issue.expected : 'value';
}

function valueAt(body: unknown, path: Path): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}
