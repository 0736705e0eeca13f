import type { z } from 'zod';
import type { Body, Finding } from '../finding.js';
import { fastCheck } from './fast-check.js';
import { strictly } from './strictly.js';
import { zodFindings } from './zod-findings.js';

/** Everything that is wrong with the shape of a body; nothing where it is right. */
export type ShapeCheck = (body: Body) => readonly Finding[];

const NOTHING: readonly Finding[] = Object.freeze([]);

/**
 * Prepares a schema once. A right body costs ajv's compiled check; only a wrong one is read again
 * by zod, which knows the words.
 */
export function shapeCheck(schema: z.ZodType, onUnknown: 'pass' | 'reject'): ShapeCheck {
  const meant = (onUnknown === 'reject' ? strictly(schema) : schema) as z.ZodType;
  const fast = fastCheck(meant);
  return (body) => {
    if (fast(body)) return NOTHING;
    const { error } = meant.safeParse(body);
    return error === undefined
      ? NOTHING
      : error.issues.flatMap((issue) => zodFindings(issue, body));
  };
}
