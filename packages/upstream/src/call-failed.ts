import { classify, Fault, fault, isFault } from '@faultwire/core';

/** A call without an answer: whom it was for. */
export interface CalledFor {
  readonly provider: string;
  readonly model: string | undefined;
}

/**
 * Tells why a call ended without a (whole) answer: our own reason as it is, the caller who left,
 * a limit that passed, or else a provider that could not be reached.
 */
export function callFailed(
  error: unknown,
  callerSignal: AbortSignal | undefined,
  { provider, model }: CalledFor,
): Fault {
  if (callerSignal?.aborted === true) return fault('client_closed_request', { cause: error });
  const named = { provider, ...(model === undefined ? {} : { model }) };
  if (isFault(error)) {
    // The reason of a signal, which may end a thousand calls at once: each has its own trail.
    if (error.code !== 'request_timeout' || error.upstream !== undefined)
      return Object.create(error);
    // A limit of ours has passed: the provider was late.
    return new Fault('request_timeout', {
      message: error.message, // which limit it was: for the log
      expose: false,
      cause: error,
      upstream: { ...named, raw: '' },
    });
  }
  const seen = classify(error);
  if (seen.code === 'client_closed_request') return seen;
  const code = seen.code === 'request_timeout' ? 'request_timeout' : 'upstream_unreachable';
  const { recognizer: _, ...evidence } = seen.evidence;
  return new Fault(code, { cause: error, evidence, upstream: { ...named, raw: '' } });
}
