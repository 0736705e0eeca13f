import { catalog, isFaultCode } from './catalog.js';
import { type ClassifyOptions, classify } from './classify.js';
import { report } from './report.js';
import type { Origin } from './types.js';

const WHOSE: Readonly<Record<Origin, string>> = {
  caller: "the caller's: the request has to change",
  gateway: "the gateway's: its operator has to act",
  upstream: "the provider's: nothing is wrong with the request",
};

const RETRY: Readonly<Record<string, string>> = {
  no: 'a retry will not help',
  yes: 'a retry may help, with backoff',
  wait: 'a retry helps after a wait',
  maybe: 'whether a retry helps depends on the operation',
};

/**
 * What a thrown value means and why, for people: the code, which rule decided, whose fault it is
 * and whether a retry helps. Secrets are taken out. Never throws.
 *
 * @example
 * ```ts
 * console.log(explain(error));
 * ```
 */
export function explain(thrown: unknown, options?: ClassifyOptions): string {
  const fault = classify(thrown, options);
  const { message, causes } = report(fault);
  const { recognizer, by, field, value } = fault.evidence;
  const decided =
    recognizer === 'fault'
      ? 'it was thrown as a Fault'
      : `recognizer ${recognizer}, by ${by}${field ? ` of ${field}` : ''}${value ? ` (${value})` : ''}`;
  const retry =
    isFaultCode(fault.code) && fault.retryable === isRetried(fault.code)
      ? catalog[fault.code].retry
      : undefined;
  const wait =
    fault.retryAfterMs === undefined ? '' : `, in ${Math.ceil(fault.retryAfterMs / 1000)} s`;
  return [
    `${fault.code} (${fault.status} ${fault.type}): ${message}`,
    `decided: ${decided}`,
    `fault: ${WHOSE[fault.origin]}`,
    `retry: ${RETRY[retry ?? (fault.retryable ? 'yes' : 'no')]}${wait}`,
    ...(fault.param === undefined ? [] : [`parameter: ${fault.param}`]),
    ...causes.map((cause) => `behind it: ${cause}`),
  ].join('\n');
}

function isRetried(code: keyof typeof catalog): boolean {
  return catalog[code].retry === 'yes' || catalog[code].retry === 'wait';
}
