import type { FaultOptions } from './fault.js';
import { asArray, has, isObject, read, readNumber, readString } from './guarded.js';
import type { Attempt, Evidence, Issue, Origin, PartialOutput, UpstreamFailure } from './types.js';

const ISSUES: readonly unknown[] = ['missing', 'unknown', 'type', 'value'];
const ORIGINS: readonly unknown[] = ['caller', 'gateway', 'upstream'];
const SCALARS: readonly string[] = ['string', 'number', 'boolean'];

/** Is everything said of a fault of the kind that its type says? Nearly always, and soon seen. */
export function areSound(options: FaultOptions): boolean {
  try {
    return (
      optional(options.message, 'string') &&
      optional(options.expose, 'boolean') &&
      optional(options.retryable, 'boolean') &&
      (options.param === undefined || typeof options.param === 'string' || isPath(options.param)) &&
      (options.issue === undefined || ISSUES.includes(options.issue)) &&
      (options.found === undefined || SCALARS.includes(typeof options.found)) &&
      (options.origin === undefined || ORIGINS.includes(options.origin)) &&
      (options.evidence === undefined || typeof options.evidence.by === 'string') &&
      // Not its `raw`: that may be a getter, which redacts only for those who ask.
      (options.upstream === undefined || typeof options.upstream.provider === 'string') &&
      (options.attempts === undefined || options.attempts.every(isObject)) &&
      (options.partial === undefined || typeof options.partial.frames === 'number')
    );
  } catch {
    // No object at all, or a getter that throws.
    return false;
  }
}

/** What makes sense of what was said, field by field through guarded reads. Never throws. */
export function soundOptions(said: unknown): FaultOptions {
  const found = read(said, 'found');
  const param = read(said, 'param');
  const issue = read(said, 'issue');
  const origin = read(said, 'origin');
  const evidence = read(said, 'evidence');
  const upstream = read(said, 'upstream');
  const partial = read(said, 'partial');
  return {
    message: readString(said, 'message'),
    expose: flag(read(said, 'expose')),
    param: isPath(param) ? param : readString(said, 'param', 512),
    issue: ISSUES.includes(issue) ? (issue as Issue) : undefined,
    found: SCALARS.includes(typeof found) ? (found as string) : undefined,
    retryAfterMs: readNumber(said, 'retryAfterMs'),
    retryable: flag(read(said, 'retryable')),
    headers: read(said, 'headers') as Record<string, string> | undefined,
    cause: read(said, 'cause'),
    origin: ORIGINS.includes(origin) ? (origin as Origin) : undefined,
    evidence: typeof read(evidence, 'by') === 'string' ? (evidence as Evidence) : undefined,
    upstream: has(upstream, 'raw') ? (upstream as UpstreamFailure) : undefined,
    attempts: asArray(read(said, 'attempts'))?.filter(isObject) as Attempt[] | undefined,
    partial: has(partial, 'frames') ? (partial as PartialOutput) : undefined,
  };
}

function optional(value: unknown, type: 'string' | 'boolean'): boolean {
  return value === undefined || typeof value === type;
}

function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function isPath(value: unknown): value is readonly PropertyKey[] {
  return Array.isArray(value) && value.every((key) => typeof key !== 'object');
}
