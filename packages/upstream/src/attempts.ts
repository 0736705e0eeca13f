import type { Attempt, Fault } from '@faultwire/core';

/** A call under way. */
export interface Call {
  readonly provider: string;
  readonly model: string;
  /** On the clock of `performance.now()`. */
  readonly startedAt: number;
}

/** The line of the trail for a call whose status was good. */
export function servedAttempt(call: Call, status: number): Attempt {
  return { ...timesOf(call), outcome: 'served', status };
}

/** The line of the trail for a call that failed. */
export function failedAttempt(call: Call, failure: Fault): Attempt {
  const { status, requestId } = failure.upstream ?? {};
  return {
    ...timesOf(call),
    outcome: 'failed',
    code: failure.code,
    ...(status === undefined ? {} : { status }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** Puts the trail on a Fault that was read before the trail was known. */
export function withAttempts(failure: Fault, attempts: readonly Attempt[]): Fault {
  (failure as { attempts: Fault['attempts'] }).attempts = attempts;
  return failure;
}

function timesOf({
  provider,
  model,
  startedAt,
}: Call): Pick<Attempt, 'provider' | 'model' | 'waitedMs' | 'durationMs'> {
  return { provider, model, waitedMs: 0, durationMs: Math.round(performance.now() - startedAt) };
}
