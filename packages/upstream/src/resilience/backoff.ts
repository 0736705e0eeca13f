import { ExponentialBackoff, noJitterGenerator } from 'cockatiel';

/** The two delays of a backoff, in ms. */
export interface BackoffDelays {
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
}

/**
 * The waits before the retries of one request: exponential, doubled each time, with full jitter
 * (from 0 to the whole delay), so that callers who failed together do not come back together
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @param random where the jitter comes from, from 0 to just below 1.
 * @returns the waits in ms, without end; take one for each retry.
 */
export function* backoff(delays: BackoffDelays, random: () => number): Generator<number, never> {
  let step = new ExponentialBackoff<number>({
    initialDelay: delays.baseDelayMs,
    maxDelay: delays.maxDelayMs,
    // cockatiel's own fullJitterGenerator takes its chance from Math.random alone.
    generator: (state, options) => {
      const [delay, next] = noJitterGenerator(state, options);
      return [Math.floor(random() * delay), next];
    },
  }).next();
  for (;;) {
    yield step.duration;
    step = step.next(undefined) as typeof step;
  }
}
