import { classify } from '@faultwire/core';
import type { Incoming } from '@faultwire/core/node';
import { withAttempts } from './attempts.js';
import { destinationsOf } from './destinations.js';
import type { Reply } from './reply.js';
import { createResilience, type Resilience } from './resilience/resilience.js';
import { SendJob } from './send-job.js';
import type { Transport } from './transport.js';
import { allTimeouts, type UpstreamOptions } from './upstream-options.js';

/** One request to a provider. */
export interface SendInit {
  /** An object is sent as JSON. */
  body?: object | string | Uint8Array | undefined;
  /** Default: POST with a body, GET without. */
  method?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  /** Ends the call; a Fault as its reason is what is thrown. */
  signal?: AbortSignal | undefined;
  /** The inbound request: its id goes on, its end aborts, its report learns of this call. */
  caller?: Incoming | undefined;
}

/**
 * Makes the face for gateways: a good answer is a Reply, at its first content; anything else is a
 * thrown Fault, after whatever retries and fallbacks there were.
 *
 * @param resilience default: none. Each request is one call, and the Reply comes at its head.
 */
export function createSend(
  options: UpstreamOptions,
  transport: Transport,
  resilience: Resilience = createResilience({ retry: false, breaker: false }),
): (path: string, init?: SendInit) => Promise<Reply> {
  const destinations = destinationsOf(options, resilience.fallbacks);
  const means = { destinations, transport, resilience, timeouts: allTimeouts(options.timeouts) };
  return async (path, init = {}) => {
    const job = new SendJob(path, init, means);
    const { trail, answer } = resilience.pursue(job);
    try {
      return job.withTrail(await answer, trail);
    } catch (thrown) {
      throw withAttempts(classify(thrown), trail.attempts);
    } finally {
      job.note(trail);
    }
  };
}
