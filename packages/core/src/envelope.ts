import { isFaultCode } from './catalog.js';
import type { Fault } from './fault.js';
import { attempt } from './guarded.js';
import type { EnvelopeKey, Profile } from './profiles/profile.js';
import { standard } from './profiles/standard.js';
import { type Told, tell } from './tell.js';
import type { ErrorEnvelope } from './types.js';

/** The documented body: the keys that the profile prints, in its order (docs/contract.md, "The envelope"). */
export function envelope(
  fault: Fault,
  profile: Profile = standard,
  requestId?: string,
  told: Told = tell(fault, profile),
): ErrorEnvelope {
  const error: Partial<Record<EnvelopeKey, string | null>> = {};
  for (const key of profile.keys) {
    const value = printed(key, fault, profile, requestId, told);
    if (value === undefined || (value === null && profile.omitNull)) continue;
    error[key] = value;
  }
  return { error } as ErrorEnvelope;
}

function printed(
  key: EnvelopeKey,
  fault: Fault,
  profile: Profile,
  requestId: string | undefined,
  told: Told,
): string | null | undefined {
  if (key === 'request_id') return requestId;
  if (key === 'doc_url') return attempt(() => profile.docUrl?.(fault.code));
  return told[key];
}

/** What stands behind the message; alike for all faults of a code that name no parameter. */
interface Tail {
  readonly type: string;
  readonly code: string | null;
  readonly text: string;
}

const tails = new WeakMap<Profile, Map<string, Tail>>();
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes exactly these
const NEEDS_ESCAPES = /["\\\u0000-\u001f\ud800-\udfff]/;

/** The body as it is sent. In a storm most bodies differ in the message alone, so the rest is written once. */
export function envelopeText(
  fault: Fault,
  profile: Profile,
  requestId: string | undefined,
  told: Told,
): string {
  if (told.param !== null || !isFaultCode(fault.code) || !isPlain(profile))
    return JSON.stringify(envelope(fault, profile, requestId, told));
  const { message } = told;
  const quoted = NEEDS_ESCAPES.test(message) ? JSON.stringify(message) : `"${message}"`;
  return `{"error":{"message":${quoted}${tailOf(fault, profile, told)}`;
}

/** Does it print the message first, and nothing that changes from request to request? */
function isPlain({ keys }: Profile): boolean {
  return keys[0] === 'message' && !keys.includes('doc_url') && !keys.includes('request_id');
}

function tailOf(fault: Fault, profile: Profile, told: Told): string {
  let known = tails.get(profile);
  if (known === undefined) {
    known = new Map();
    tails.set(profile, known);
  }
  const last = known.get(fault.code);
  if (last?.type === told.type && last.code === told.code) return last.text;
  const whole = JSON.stringify(envelope(fault, profile, undefined, { ...told, message: '' }));
  const text = whole.slice('{"error":{"message":""'.length);
  known.set(fault.code, { type: told.type, code: told.code, text });
  return text;
}
