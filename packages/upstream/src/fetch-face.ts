import { answer, classify, type Fault, type StreamDialect } from '@faultwire/core';
import { withAttempts } from './attempts.js';
import { destinationsOf } from './destinations.js';
import { FetchJob } from './fetch-job.js';
import { fetchRequest } from './fetch-request.js';
import { ATTEMPTS_HEADER, SHOULD_RETRY_HEADER } from './resilience/layer-guard.js';
import type { Resilience } from './resilience/resilience.js';
import type { Trail } from './resilience/trail.js';
import type { UpstreamOptions } from './upstream-options.js';

/** Where `classify` finds the original Fault again: on the Headers object that SDK errors carry. */
const FAULT = Symbol.for('faultwire.fault');

/**
 * Makes the face for SDKs, with the shape of `fetch`: a failure of whatever form is a Response in
 * the standard envelope with its hints, so that any SDK raises the right class; a stream that breaks
 * errors instead of ending. What the SDK itself aborts is rejected as fetch would.
 */
export function createFetch(
  options: UpstreamOptions,
  resilience: Resilience,
): typeof globalThis.fetch {
  const destinations = destinationsOf(options, resilience.fallbacks);
  return async (input, init) => {
    const request = await fetchRequest(input, init);
    const job = new FetchJob(request, { destinations, resilience, options });
    const { trail, answer: pursued } = resilience.pursue(job);
    try {
      return counted(await pursued, trail);
    } catch (thrown) {
      request.signal?.throwIfAborted();
      return failed(withAttempts(classify(thrown), trail.attempts), trail, job.dialect);
    }
  };
}

/** The envelope, with the Fault itself beside it for whoever classifies the SDK's error. */
function failed(failure: Fault, trail: Trail, dialect: StreamDialect): Response {
  const told = answer(failure, { requestId: failure.upstream?.requestId, dialect });
  const envelope = new Response(told.body, told);
  envelope.headers.set(ATTEMPTS_HEADER, String(trail.made));
  // It was retried here; the SDK above need not begin anew.
  if (trail.made > 1) envelope.headers.set(SHOULD_RETRY_HEADER, 'false');
  Object.defineProperty(envelope.headers, FAULT, { value: failure });
  return envelope;
}

/** Says how many calls it took. The headers of what fetch itself made are not to be written. */
function counted(response: Response, trail: Trail): Response {
  const attempts = String(trail.made);
  try {
    response.headers.set(ATTEMPTS_HEADER, attempts);
    return response;
  } catch {
    const headers = new Headers(response.headers);
    headers.set(ATTEMPTS_HEADER, attempts);
    const { status, statusText, body } = response;
    return new Response(body, { status, statusText, headers });
  }
}
