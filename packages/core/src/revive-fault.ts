import { isErrorStatus } from './by-status.js';
import { isFaultCode } from './catalog.js';
import { Fault, type FaultOptions, fault } from './fault.js';
import { asArray, has, read, readNumber, readString } from './guarded.js';
import type { Attempt, Issue, Origin, PartialOutput, UpstreamFailure } from './types.js';

const ISSUES: readonly unknown[] = ['missing', 'unknown', 'type', 'value'];
const ORIGINS: readonly unknown[] = ['caller', 'gateway', 'upstream'];

/**
 * A Fault of another copy, major or realm, made into one of ours: field by field through guarded
 * reads, because only its brand vouches for it.
 */
export function reviveFault(foreign: unknown): Fault {
  const code = readString(foreign, 'code', 128) ?? '';
  const status = readNumber(foreign, 'status');
  const type = readString(foreign, 'type', 128);
  const options = optionsOf(foreign);
  if (isFaultCode(code)) return new Fault(code, options);
  if (!isErrorStatus(status) || type === undefined)
    return new Fault('internal_error', { cause: foreign });
  return fault.custom(code, { ...options, status, type });
}

function optionsOf(foreign: unknown): FaultOptions {
  const found = read(foreign, 'found');
  const expose = read(foreign, 'expose');
  const retryable = read(foreign, 'retryable');
  const issue = read(foreign, 'issue');
  const origin = read(foreign, 'origin');
  const upstream = read(foreign, 'upstream');
  const partial = read(foreign, 'partial');
  return {
    message: readString(foreign, 'message'),
    expose: typeof expose === 'boolean' ? expose : undefined,
    param: readString(foreign, 'param', 512),
    issue: ISSUES.includes(issue) ? (issue as Issue) : undefined,
    found: ['string', 'number', 'boolean'].includes(typeof found) ? (found as string) : undefined,
    retryAfterMs: readNumber(foreign, 'retryAfterMs'),
    retryable: typeof retryable === 'boolean' ? retryable : undefined,
    headers: read(foreign, 'headers') as Record<string, string> | undefined,
    origin: ORIGINS.includes(origin) ? (origin as Origin) : undefined,
    upstream: has(upstream, 'raw') ? (upstream as UpstreamFailure) : undefined,
    attempts: asArray(read(foreign, 'attempts')) as Attempt[] | undefined,
    partial: has(partial, 'frames') ? (partial as PartialOutput) : undefined,
    cause: foreign,
  };
}
