import { type Fault, fault } from '../../fault.js';
import { attempt, readString } from '../../guarded.js';
import { redact } from '../../redact.js';
import type { Evidence, FaultCode } from '../../types.js';
import { findNetworkCode } from '../network-codes.js';

/** A client's call that got no answer: by the network's code where there is one. */
export function noAnswer(
  error: unknown,
  otherwise: FaultCode,
  provider: string,
  evidence: Omit<Evidence, 'recognizer'>,
  message = '',
): Fault {
  const found = findNetworkCode(error);
  return fault(otherwise === 'request_timeout' ? otherwise : (found?.code ?? otherwise), {
    evidence:
      found === undefined ? evidence : { by: 'code', field: found.field, value: found.value },
    upstream: { provider, raw: redact(message.slice(0, 2048)) },
  });
}

/** The host of an address, as the provider's name in logs; never its path or query. */
export function hostOf(url: unknown, otherwise: string): string {
  const text = typeof url === 'string' ? url : readString(url, 'href');
  if (text === undefined) return otherwise;
  return attempt(() => new URL(text).hostname) || otherwise;
}
