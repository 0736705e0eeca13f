import type { Observer } from '@faultwire/core';

/** Tells every observer; one that throws is passed over, so that watching never breaks a request. */
export function tell(observers: readonly Observer[], event: (observer: Observer) => void): void {
  for (const observer of observers) {
    try {
      event(observer);
    } catch {
      // Its own affair.
    }
  }
}
