import { asArray, readArray, readString } from '../../guarded.js';

/** Bounds for hostile trees: real request schemas nest two or three unions. */
const MOST_BRANCHES = 12;
const DEEPEST = 4;

/** An issue and where it stands, counted from the root. */
interface Placed {
  readonly issue: unknown;
  readonly path: readonly PropertyKey[];
}

/**
 * A failed union lists what each branch had to say: the branch that came furthest, and of equals the
 * one with the fewest complaints, is the one that was meant. Without such a branch it is the union.
 */
export function furthestBranch(
  union: unknown,
  pathOf: (issue: unknown) => readonly PropertyKey[],
  base: readonly PropertyKey[] = [],
  depth = 0,
): Placed {
  const own: Placed = { issue: union, path: [...base, ...pathOf(union)] };
  if (depth >= DEEPEST || readString(union, 'code') !== 'invalid_union') return own;
  let meant = own;
  let fewest = Number.POSITIVE_INFINITY;
  for (const { issues, whole } of branchesOf(union)) {
    const placed = furthestBranch(issues[0], pathOf, whole ? base : own.path, depth + 1);
    const further = placed.path.length - meant.path.length;
    const plainer = further === 0 && meant !== own && issues.length < fewest;
    if (further <= 0 && !plainer) continue;
    meant = placed;
    fewest = issues.length;
  }
  return meant;
}

/**
 * zod 4 keeps the branches' issues in `errors`, with paths from the union on; zod 3 keeps ZodErrors
 * in `unionErrors`, with whole paths.
 */
function branchesOf(union: unknown): { issues: unknown[]; whole: boolean }[] {
  const four = readArray(union, 'errors', MOST_BRANCHES)?.map((list) => ({
    issues: asArray(list, 16) ?? [],
    whole: false,
  }));
  const three = readArray(union, 'unionErrors', MOST_BRANCHES)?.map((error) => ({
    issues: readArray(error, 'issues', 16) ?? [],
    whole: true,
  }));
  return (four ?? three ?? []).filter(({ issues }) => issues.length > 0);
}

/** What the branches would have taken, where all of them only missed a type. */
export function expectedByBranches(
  union: unknown,
): { types: string[]; absent: boolean } | undefined {
  const firsts = branchesOf(union).map(({ issues }) => issues[0]);
  const types = firsts.map((issue) => readString(issue, 'expected', 32));
  if (types.length === 0 || !types.every((type) => type !== undefined)) return undefined;
  const absent = firsts.every(
    (issue) =>
      readString(issue, 'received', 16) === 'undefined' ||
      / received undefined$/.test(readString(issue, 'message', 512) ?? ''),
  );
  return { types: [...new Set(types)], absent };
}
