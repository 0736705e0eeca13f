import type { Fault } from '@faultwire/core';

/**
 * Of the failures of a chain, the one that the caller is told: the first that somebody can act on.
 * What only time or the operator can mend is no news next to it, and a fallback's objection to the
 * request (an unknown model, a smaller window) is not about the model that was asked for.
 *
 * @param faults one for each target that was tried, the asked one's first; at least one, each as
 *   the caller may know it.
 */
export function finalFault(faults: readonly [Fault, ...Fault[]]): Fault {
  const actionable = faults.find(
    ({ retryable, origin }, index) =>
      !retryable && origin !== 'gateway' && (index === 0 || origin !== 'caller'),
  );
  return actionable ?? faults[0];
}
