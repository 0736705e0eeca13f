import { isErrorStatus } from './by-status.js';
import { isFaultCode } from './catalog.js';
import { type Fault, fault } from './fault.js';
import { readNumber, readString } from './guarded.js';
import { soundOptions } from './sound-options.js';

/**
 * A Fault of another copy, major or realm, made into one of ours: field by field through guarded
 * reads, because only its brand vouches for it.
 */
export function reviveFault(foreign: unknown): Fault {
  const code = readString(foreign, 'code', 128) ?? '';
  const status = readNumber(foreign, 'status');
  const type = readString(foreign, 'type', 128);
  const options = { ...soundOptions(foreign), evidence: undefined, cause: foreign };
  if (isFaultCode(code)) return fault(code, options);
  if (!isErrorStatus(status) || type === undefined)
    return fault('internal_error', { cause: foreign });
  return fault.custom(code, { ...options, status, type });
}
