import { causes } from './causes.js';
import { underCredentials } from './credentials.js';
import { Fault, isFault, stampEvidence } from './fault.js';
import { attempt } from './guarded.js';
import type { FaultwireOptions } from './observer.js';
import type { Recognizer } from './recognizer.js';
import { candidates } from './recognizers/candidates.js';
import { byWords } from './recognizers/index.js';
import { reviveFault } from './revive-fault.js';

/** How to classify. */
export type ClassifyOptions = Pick<FaultwireOptions, 'recognizers' | 'credentials'>;

/**
 * Anything thrown → a Fault. A Fault comes back as itself; your recognizers are asked before the
 * built-in ones; then what lies behind (`cause`, an AggregateError's members). What nothing
 * recognises is an `internal_error`. Never throws.
 *
 * Of a chain, the outermost statement about the caller stands; a failure that the gateway or an
 * upstream caused yields to a more meaningful one behind it.
 *
 * @param thrown any value at all.
 * @param options recognizers of your own; whose key the provider saw (default `'operator'`).
 * @example
 * ```ts
 * classify(new Error('x', { cause: { code: 'ECONNREFUSED' } })).code; // 'upstream_unreachable'
 * ```
 */
export function classify(thrown: unknown, options: ClassifyOptions = {}): Fault {
  // What was thrown has its stack; the Faults made of it need none of their own.
  const limit = Error.stackTraceLimit;
  Reflect.set(Error, 'stackTraceLimit', 0);
  try {
    return decide(thrown, options);
  } catch {
    return stampEvidence(new Fault('internal_error'), 'none', undefined);
  } finally {
    Reflect.set(Error, 'stackTraceLimit', limit);
  }
}

function decide(thrown: unknown, options: ClassifyOptions): Fault {
  let meaningful: Fault | undefined;
  for (const subject of causes(thrown)) {
    const branded = ownFault(subject);
    if (branded !== undefined) return branded;
    const found = recognized(subject, options, thrown);
    if (found === undefined) continue;
    if (meaningful === undefined || saysMore(found, meaningful)) meaningful = found;
    if (meaningful.origin === 'caller') break;
  }
  return meaningful ?? stampEvidence(new Fault('internal_error'), 'none', thrown);
}

/**
 * Whoever said "500" did not mean the caller, whatever lies behind. The same failure again says
 * less than the outer one, which may know the provider; a defect says less than any failure.
 */
function saysMore(found: Fault, than: Fault): boolean {
  return found.origin !== 'caller' && found.code !== than.code && found.code !== 'internal_error';
}

/** A Fault of this copy as it is; one of another copy, made whole again through guarded reads. */
function ownFault(value: unknown): Fault | undefined {
  if (value instanceof Fault) return value;
  return isFault(value) ? reviveFault(value) : undefined;
}

function recognized(
  subject: unknown,
  options: ClassifyOptions,
  thrown: unknown,
): Fault | undefined {
  const own = options.recognizers === undefined ? undefined : ask(options.recognizers, subject);
  const found = own ?? ask(isBare(subject) ? byWords : candidates(subject), subject);
  if (found === undefined) return undefined;
  // Made elsewhere: `upstream.fetch` leaves its Fault on the headers, judged under its own credentials.
  if (found.fault.evidence.recognizer !== 'fault') return found.fault;
  return underCredentials(stampEvidence(found.fault, found.name, thrown), options.credentials);
}

/** A plain `Error` with nothing on it: what most defects throw, in storms too, so it is told early. */
function isBare(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Error.prototype &&
    Object.keys(value).length === 0
  );
}

function ask(
  list: readonly Recognizer[],
  subject: unknown,
): { fault: Fault; name: string } | undefined {
  for (const recognizer of list) {
    const found = attempt(() => recognizer.recognize(subject));
    if (found === undefined) continue;
    const fault = ownFault(found);
    if (fault !== undefined) return { fault, name: recognizer.name };
  }
  return undefined;
}
