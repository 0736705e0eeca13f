import type { Attempt, Fault } from '@faultwire/core';

/** Puts the trail on a Fault that was read before the trail was known. */
export function withAttempts(failure: Fault, attempts: readonly Attempt[]): Fault {
  (failure as { attempts: Fault['attempts'] }).attempts = attempts;
  return failure;
}
