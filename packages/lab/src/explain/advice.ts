import type { FaultCode } from '@faultwire/core';

/** What a code means to whoever meets it. */
export interface Advice {
  /** What usually lies behind it. */
  readonly cause: string;
  /** Who can mend it, and how. */
  readonly cure: string;
}

/** One row a code; a new code of the catalog has to say here what one does about it. */
export const advice: { readonly [C in FaultCode]: Advice } = {
  invalid_request_error: {
    cause: 'The body is no JSON object, or lacks model, messages or input.',
    cure: 'The caller mends the request; `param` names the place.',
  },
  validation_error: {
    cause: 'A field of the request has a wrong type or value.',
    cure: 'The caller mends the field that `param` names.',
  },
  invalid_schema: {
    cause: "A tool's parameters or the response format are no valid JSON Schema object.",
    cure: 'The caller sends a JSON Schema object there; `param` names the place.',
  },
  context_length_exceeded: {
    cause: "Prompt and requested output do not fit into the model's window.",
    cure: 'The caller shortens the prompt, lowers max_tokens, or takes a model with a larger window.',
  },
  content_filter: {
    cause: 'A safety system refused the request.',
    cure: 'The caller rewords the prompt; the same one is refused again.',
  },
  tool_execution_failed: {
    cause: "A tool of the application failed; the model isn't to blame.",
    cure: 'The application mends its tool; the log has the cause.',
  },
  invalid_api_key: {
    cause: 'The key is missing, malformed, expired or revoked.',
    cure: 'The caller sends a valid key as `Authorization: Bearer KEY`.',
  },
  insufficient_balance: {
    cause: 'The account has no credit, or its spending cap is reached.',
    cure: 'The caller tops up, or takes a free model.',
  },
  permission_denied: {
    cause: 'The key lacks the permission, or the region is blocked.',
    cure: "The account's owner gives the key the permission; a blocked region stays blocked.",
  },
  model_not_found: {
    cause: 'The model is unknown, retired, or not open to this key.',
    cure: 'The caller names a model that GET /models lists.',
  },
  not_found: {
    cause: 'Nothing lives at this path; most often the base URL is wrong.',
    cure: 'The caller corrects the path.',
  },
  method_not_allowed: {
    cause: 'The path exists, but not for this method.',
    cure: 'The caller uses a method that the Allow header names.',
  },
  request_timeout: {
    cause: 'The request or the provider behind it took too long.',
    cure: 'The caller tries again with backoff; the operator raises the limit or adds a faster fallback.',
  },
  conflict: {
    cause: 'The request stands against the current state of the server.',
    cure: 'The caller reads the current state, then decides whether to ask again.',
  },
  request_too_large: {
    cause: 'The body has too many bytes, or this one request exceeds a whole token budget.',
    cure: 'The caller sends less; images are usually the largest part.',
  },
  unsupported_media_type: {
    cause: 'The body is labelled as something that the server does not read.',
    cure: 'The caller sends `content-type: application/json`.',
  },
  rate_limit_exceeded: {
    cause: 'Too many requests or tokens in a short time.',
    cure: 'The caller waits as told; the operator spreads load, or asks the provider for a higher limit.',
  },
  internal_error: {
    cause: 'A defect, of the gateway or of the provider.',
    cure: 'The caller may try again; the operator finds the stack in the log by the request id.',
  },
  upstream_unreachable: {
    cause: 'The provider cannot be reached, or what it answered cannot be understood.',
    cure: 'The caller tries again with backoff; the operator looks at the network, and adds a fallback.',
  },
  upstream_rejected: {
    cause: "The provider refused the gateway's own key or account.",
    cure: 'The operator checks key, balance and permissions at the provider; the caller can do nothing.',
  },
  overloaded: {
    cause: 'The provider has no capacity left.',
    cure: 'The caller tries again after the wait; the operator adds a fallback.',
  },
  service_unavailable: {
    cause: 'Maintenance, a stopping server, or a circuit that is open.',
    cure: 'The caller tries again after the wait; a circuit closes by itself once the provider answers.',
  },
  client_closed_request: {
    cause: 'The caller left before the answer was whole.',
    cure: 'Nothing to mend; many at once mean that answers take longer than callers wait.',
  },
};
