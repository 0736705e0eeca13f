import type { FaultOptions } from './fault.js';
import { asArray, attempt, isObject, read } from './guarded.js';
import type { Attempt, Evidence, Issue, Origin, PartialOutput, UpstreamFailure } from './types.js';

type Said = { readonly [K in keyof FaultOptions]: unknown };

const KEYS: readonly (keyof Said)[] = [
  ...(['message', 'expose', 'param', 'issue', 'found', 'retryAfterMs', 'retryable'] as const),
  ...(['headers', 'cause', 'origin', 'evidence', 'upstream', 'attempts', 'partial'] as const),
];
const ISSUES: readonly unknown[] = ['missing', 'unknown', 'type', 'value'];
const ORIGINS: readonly unknown[] = ['caller', 'gateway', 'upstream'];
const SCALARS: readonly string[] = ['string', 'number', 'boolean'];

/** What makes sense of what was said of a fault; each field is read once. Never throws. */
export function soundOptions(said: unknown): FaultOptions {
  try {
    return sifted(said as Said);
  } catch {
    // No object at all, or a getter that throws.
    return sifted(Object.fromEntries(KEYS.map((key) => [key, read(said, key)])));
  }
}

function sifted(said: Said): FaultOptions {
  const { message, expose, param, issue, found, retryAfterMs, retryable } = said;
  const { headers, cause, origin, evidence, upstream, attempts, partial } = said;
  return {
    message: typeof message === 'string' ? message : undefined,
    expose: typeof expose === 'boolean' ? expose : undefined,
    param: typeof param === 'string' || isPath(param) ? param : undefined,
    issue: issue !== undefined && ISSUES.includes(issue) ? (issue as Issue) : undefined,
    found: SCALARS.includes(typeof found) ? (found as string) : undefined,
    retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : undefined,
    retryable: typeof retryable === 'boolean' ? retryable : undefined,
    headers: headers as FaultOptions['headers'],
    cause,
    origin: origin !== undefined && ORIGINS.includes(origin) ? (origin as Origin) : undefined,
    evidence: tells(evidence, 'by', 'string') ? (evidence as Evidence) : undefined,
    // Not by its `raw`: that may be a getter, which redacts only for those who ask.
    upstream: tells(upstream, 'provider', 'string') ? (upstream as UpstreamFailure) : undefined,
    attempts: attempts === undefined ? undefined : soundAttempts(attempts),
    partial: tells(partial, 'frames', 'number') ? (partial as PartialOutput) : undefined,
  };
}

/** Does it have what one of its kind cannot do without? */
function tells(value: unknown, key: string, type: 'string' | 'number'): boolean {
  return value !== undefined && typeof read(value, key) === type;
}

function isPath(value: unknown): value is readonly PropertyKey[] {
  if (!isObject(value)) return false;
  const keys = attempt(() => Array.isArray(value) && value.every((key) => typeof key !== 'object'));
  return keys === true;
}

function soundAttempts(value: unknown): readonly Attempt[] | undefined {
  const whole = attempt(() => Array.isArray(value) && value.every(isObject));
  return (whole ? value : asArray(value)?.filter(isObject)) as readonly Attempt[] | undefined;
}
