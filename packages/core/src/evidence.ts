import type { Fault } from './fault.js';
import { hasBehind, setBehind } from './hidden.js';
import { redact } from './redact.js';
import type { Evidence } from './types.js';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Of a Fault that was thrown as one: shared, because nothing more is to be said. */
export const THROWN: Evidence = Object.freeze({ recognizer: 'fault', by: 'brand' });

/** Its own object, so that the recognizer's name can be put in later. */
export function evidenceOf({ by, field, value }: Omit<Evidence, 'recognizer'>): Evidence {
  const evidence: Mutable<Evidence> = { recognizer: 'fault', by };
  if (field !== undefined) evidence.field = field;
  if (value !== undefined) evidence.value = shortWord(String(value));
  return evidence;
}

/** Codes, statuses and names of classes are too short to hide a secret. */
function shortWord(value: string): string {
  return value.length <= 16 ? value : redact(value.slice(0, 200));
}

/**
 * Names the recognizer that made a Fault, and hangs what was thrown behind it as its cause.
 * @internal
 */
export function stampEvidence(made: Fault, recognizer: string, thrown: unknown): Fault {
  // A recognizer may hand out the same one each time, and have frozen it.
  if (Object.isFrozen(made)) return made;
  const { evidence } = made as { evidence: Mutable<Evidence> };
  if (evidence === THROWN) (made as Mutable<Fault>).evidence = { recognizer, by: 'none' };
  else if (evidence.recognizer === 'fault') evidence.recognizer = recognizer;
  if (!hasBehind(made) && made !== thrown) setBehind(made, thrown);
  return made;
}
