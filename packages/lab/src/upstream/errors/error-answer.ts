import { catalog, type FaultCode } from '@faultwire/core';

/** An error as a provider answers it. */
export interface ErrorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Every hint of the fault upstream says one second: a first run takes no longer than it must. */
export const hintSeconds = 1;

/** The wait that goes with a code whose retry is `wait`. */
export function hintHeaders(code: FaultCode): Record<string, string> {
  return catalog[code].retry === 'wait' ? { 'retry-after': String(hintSeconds) } : {};
}
