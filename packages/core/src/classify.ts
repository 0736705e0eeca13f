import { causes } from './causes.js';
import { underCredentials } from './credentials.js';
import { stampEvidence } from './evidence.js';
import { Fault, fault, isFault } from './fault.js';
import type { FaultwireOptions } from './observer.js';
import type { Recognizer } from './recognizer.js';
import { candidates } from './recognizers/candidates.js';
import { reviveFault } from './revive-fault.js';
import { beginStandIns, endStandIns } from './stackless.js';

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
  const outside = beginStandIns();
  try {
    return decide(thrown, options);
  } catch {
    return stampEvidence(fault('internal_error'), 'none', undefined);
  } finally {
    endStandIns(outside);
  }
}

function decide(thrown: unknown, options: ClassifyOptions): Fault {
  let meaningful: Fault | undefined;
  let subjects = [thrown];
  for (let index = 0; index < subjects.length; index += 1) {
    const subject = subjects[index];
    const branded = ownFault(subject);
    if (branded !== undefined) return branded;
    const found = recognized(subject, options, thrown);
    if (found !== undefined && (meaningful === undefined || saysMore(found, meaningful)))
      meaningful = found;
    if (meaningful?.origin === 'caller') return meaningful;
    // What lies behind is looked for only where the outermost does not decide.
    if (index === 0) subjects = causes(thrown);
  }
  return meaningful ?? stampEvidence(fault('internal_error'), 'none', thrown);
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
  if (!isFault(value)) return undefined;
  return value instanceof Fault ? value : reviveFault(value);
}

function recognized(
  subject: unknown,
  options: ClassifyOptions,
  thrown: unknown,
): Fault | undefined {
  const own = options.recognizers === undefined ? undefined : ask(options.recognizers, subject);
  const found = own ?? ask(candidates(subject), subject);
  if (found === undefined) return undefined;
  // Made elsewhere: `upstream.fetch` leaves its Fault on the headers, judged under its own credentials.
  if (found.fault.evidence.recognizer !== 'fault') return found.fault;
  return underCredentials(stampEvidence(found.fault, found.name, thrown), options.credentials);
}

function ask(
  list: readonly Recognizer[],
  subject: unknown,
): { fault: Fault; name: string } | undefined {
  for (const recognizer of list) {
    const found = answered(recognizer, subject);
    const fault = found instanceof Fault ? found : ownFault(found);
    if (fault !== undefined) return { fault, name: recognizer.name };
  }
  return undefined;
}

/** One that throws has not recognised. */
function answered(recognizer: Recognizer, subject: unknown): unknown {
  try {
    return recognizer.recognize(subject);
  } catch {
    return undefined;
  }
}
