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
