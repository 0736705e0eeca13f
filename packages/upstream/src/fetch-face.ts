import { answer, classify, type Fault } from '@faultwire/core';
import { callFailed } from './call-failed.js';
import { guard } from './guard.js';
import { providerOfHost } from './provider-of-host.js';
import { readFailureResponse } from './read-failure.js';
import type { UpstreamOptions } from './upstream-options.js';

/** Where `classify` finds the original Fault again: on the Headers object that SDK errors carry. */
const FAULT = Symbol.for('faultwire.fault');

/**
 * Makes the face for SDKs, with the shape of `fetch`: a failure of whatever form is a Response in
 * the standard envelope with its hints, so that any SDK raises the right class; a stream that breaks
 * errors instead of ending. What the SDK itself aborts is rejected as fetch would.
 */
export function createFetch(options: UpstreamOptions): typeof globalThis.fetch {
  return async (input, init) => {
    let response: Response;
    try {
      response = await globalThis.fetch(input, init);
    } catch (error) {
      if (isAborted(input, init)) throw error;
      const provider = hostOf(input);
      return failed(
        callFailed(error, undefined, {
          provider: providerOfHost(provider) ?? provider,
          model: undefined,
        }),
      );
    }
    if (!response.ok) return failed(await readFailureResponse(response, options), response);
    if (!isGeneration(response.url)) return response;
    try {
      return await guard(response, { timeouts: options.timeouts });
    } catch (error) {
      if (isAborted(input, init)) throw error;
      return failed(classify(error), response);
    }
  };
}

/** Files, audio and whatever else an SDK may fetch are none of the guard's dialects. */
function isGeneration(url: string): boolean {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return /\/(?:completions|responses|messages|embeddings|models)$|enerateContent$/.test(path);
}

/** The envelope, with the Fault itself beside it for whoever classifies the SDK's error. */
function failed(failure: Fault, response?: Response): Response {
  const requestId =
    response?.headers.get('x-request-id') ?? response?.headers.get('request-id') ?? undefined;
  const told = answer(failure, { requestId });
  const envelope = new Response(told.body, told);
  Object.defineProperty(envelope.headers, FAULT, { value: failure });
  return envelope;
}

function isAborted(input: string | URL | Request, init: RequestInit | undefined): boolean {
  const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
  return signal?.aborted === true;
}

function hostOf(input: string | URL | Request): string {
  const url = input instanceof Request ? input.url : String(input);
  return URL.canParse(url) ? new URL(url).hostname : '';
}
