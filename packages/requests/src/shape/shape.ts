import type { z } from 'zod';
import type { Body, Finding } from '../finding.js';
import { fastCheck } from './fast-check.js';
import { strictly } from './strictly.js';
import { zodFindings } from './zod-findings.js';

/** Everything that is wrong with the shape of a body; nothing where it is right. */
export type ShapeCheck = (body: Body) => readonly Finding[];

const NOTHING: readonly Finding[] = Object.freeze([]);

type OnUnknown = 'pass' | 'reject';

const prepared = new Map<z.ZodType, Partial<Record<OnUnknown, ShapeCheck>>>();

/**
 * Prepares a schema, once in a process: it takes some 50 ms. A right body then costs ajv's
 * compiled check; only a wrong one is read again by zod, which knows the words.
 */
export function shapeCheck(schema: z.ZodType, onUnknown: OnUnknown): ShapeCheck {
  const known = prepared.get(schema) ?? {};
  prepared.set(schema, known);
  known[onUnknown] ??= shapeCheckOf(
    onUnknown === 'reject' ? (strictly(schema) as z.ZodType) : schema,
  );
  return known[onUnknown];
}

function shapeCheckOf(schema: z.ZodType): ShapeCheck {
  const fast = fastCheck(schema);
  return (body) => {
    if (fast(body)) return NOTHING;
    const { error } = schema.safeParse(body);
    return error === undefined
      ? NOTHING
      : error.issues.flatMap((issue) => zodFindings(issue, body));
  };
}
