import type { FaultCode } from '@faultwire/core';

/** What an operator does about each code; a new code of the catalog has to say so here. */
export const cures: Readonly<Record<FaultCode, string>> = {
  invalid_request_error:
    'The caller has to mend the request; see the parameter named in the fault.',
  validation_error: 'The caller has to mend the field named in the fault.',
  invalid_schema: 'The caller has to send a valid JSON Schema object.',
  context_length_exceeded:
    'Shorten the prompt or lower the output limit; trimMessages of @faultwire/requests does the first.',
  content_filter: 'The caller has to reword the prompt; a retry is refused again.',
  tool_execution_failed: 'Look at the tool behind the cause; the model is not to blame.',
  invalid_api_key:
    'The caller has to send a valid key. Many at once: a key was revoked or an integration lost its setting.',
  insufficient_balance: 'The caller has to top up.',
  permission_denied: 'Give the key the permission, or have the caller use another one.',
  model_not_found:
    'Have the caller name a model that exists. Many at once: a model was retired; add a fallback for it.',
  not_found: 'The caller uses a wrong path; check its base URL.',
  method_not_allowed: 'The caller uses a wrong method; the Allow header names the right ones.',
  request_timeout: 'Check how slow the provider is; raise the timeout or name a faster fallback.',
  conflict: 'The caller has to read the current state and try again.',
  request_too_large: 'The caller has to send less; images are usually the largest part.',
  unsupported_media_type: 'The caller has to send application/json.',
  rate_limit_exceeded:
    'Callers wait as they are told. From upstream: ask the provider for more, or spread over keys and models.',
  internal_error:
    'A defect of this service: the log record has the stack, found by its request id.',
  upstream_unreachable:
    "Check the network and the provider's status page; a fallback keeps callers served.",
  upstream_rejected:
    "The provider refuses this service's own key or account: check key, balance and permissions there.",
  overloaded: 'The provider is out of capacity: wait, or name a fallback.',
  service_unavailable:
    'A circuit is open or the service is stopping; it closes by itself once the provider answers.',
  client_closed_request: 'Nothing to mend. Many at once: answers take longer than callers wait.',
};
