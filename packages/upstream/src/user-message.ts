import type { Fault, FaultCode } from '@faultwire/core';

/** What somebody at a screen can do about it, where there is something. */
const ADVICE: { readonly [C in FaultCode]?: string } = {
  insufficient_balance: 'The account has no credit left for this model. Please top it up.',
  context_length_exceeded: 'The conversation is too long for this model. Please shorten it.',
  content_filter: 'The request was declined by a safety system. Please put it differently.',
  request_too_large: 'The request is too large. Please send less at once.',
  model_not_found: 'This model is not available. Please choose another one.',
  client_closed_request: 'The request was cancelled.',
};

/** Up to here a wait is worth a number; after that it is "later". */
const LONGEST_SAID_MS = 10 * 60_000;

/**
 * A clean sentence fit to show: no status, no code, no provider, nothing that anybody sent.
 */
export function userMessage(failure: Fault): string {
  const advice = ADVICE[failure.code as FaultCode];
  if (advice !== undefined) return advice;
  if (!failure.retryable) return 'The request could not be completed.';
  const { retryAfterMs } = failure;
  const now = 'The request could not be completed right now. Please try again';
  if (retryAfterMs === undefined) return `${now} in a moment.`;
  if (retryAfterMs > LONGEST_SAID_MS) return `${now} later.`;
  const seconds = Math.max(1, Math.ceil(retryAfterMs / 1000));
  return `${now} in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`;
}
