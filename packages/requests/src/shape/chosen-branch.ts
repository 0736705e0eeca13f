import type { ZodIssue } from './zod-findings.js';

/**
 * Which branch of a union was meant. JSON has few types, so the value tells: the only branch that
 * accepts its type, or, among several arrays, the only one that accepts the elements' type.
 *
 * @returns the issues of that branch, or undefined where the union as a whole is not met.
 */
export function chosenBranch(
  branches: readonly (readonly ZodIssue[])[],
  value: unknown,
): readonly ZodIssue[] | undefined {
  const fitting = branches.filter((issues) => !refusesType(issues, 0, value));
  if (fitting.length < 2) return fitting[0];
  const inner = fitting.filter((issues) => !refusesType(issues, 1, value));
  return inner.length === 1 ? inner[0] : undefined;
}

/** Does the branch refuse the JSON type of the value (depth 0) or of its elements (depth 1)? */
function refusesType(issues: readonly ZodIssue[], depth: number, value: unknown): boolean {
  return issues.some((issue) => {
    if (issue.path.length !== depth) return false;
    if (issue.code === 'invalid_type') return true;
    return depth === 0 && issue.code === 'invalid_value' && typeof issue.values[0] !== typeof value;
  });
}
