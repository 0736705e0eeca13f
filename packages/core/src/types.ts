/** What crosses every border between packages. Behaviour is in docs/contract.md. */

/** The codes of the catalog (docs/contract.md, "The catalog"). */
export type FaultCode =
  | 'invalid_request_error'
  | 'validation_error'
  | 'invalid_schema'
  | 'context_length_exceeded'
  | 'content_filter'
  | 'tool_execution_failed'
  | 'invalid_api_key'
  | 'insufficient_balance'
  | 'permission_denied'
  | 'model_not_found'
  | 'not_found'
  | 'method_not_allowed'
  | 'request_timeout'
  | 'conflict'
  | 'request_too_large'
  | 'unsupported_media_type'
  | 'rate_limit_exceeded'
  | 'internal_error'
  | 'upstream_unreachable'
  | 'upstream_rejected'
  | 'overloaded'
  | 'service_unavailable'
  | 'client_closed_request';

/** Whose fault it was. */
export type Origin = 'caller' | 'gateway' | 'upstream';

/** Whose key the provider saw: the operator's own (the default), or the caller's (bring your own key). */
export type Credentials = 'operator' | 'caller';

/** The language of a stream, and of the failures on its route. */
export type StreamDialect = 'chat' | 'responses' | 'anthropic' | 'gemini';

/** What is wrong with the parameter at fault. */
export type Issue = 'missing' | 'unknown' | 'type' | 'value';

/**
 * What decided: recognizer `network` by `code`: field `cause.code` was `ECONNRESET`.
 * The value is redacted and at most 200 characters long.
 */
export interface Evidence {
  readonly recognizer: string;
  readonly by: 'brand' | 'code' | 'name' | 'header' | 'status' | 'text' | 'none';
  readonly field?: string;
  readonly value?: string;
}

/**
 * What the provider said; for logs, never on the wire. Without a status no answer came.
 * `raw` is redacted and at most 8 KiB long.
 */
export interface UpstreamFailure {
  readonly provider: string;
  readonly model?: string;
  readonly status?: number;
  readonly code?: string;
  readonly type?: string;
  readonly requestId?: string;
  readonly raw: string;
}

/** One call of a provider; the trail of a request is `readonly Attempt[]`. */
export type Attempt = {
  readonly provider: string;
  readonly model: string;
  readonly waitedMs: number;
  readonly durationMs: number;
} & (
  | { readonly outcome: 'served'; readonly status: number; readonly firstTokenMs?: number }
  | {
      readonly outcome: 'failed';
      readonly code: string;
      readonly status?: number;
      readonly requestId?: string;
    }
  | {
      readonly outcome: 'skipped';
      readonly reason:
        | 'circuit_open'
        | 'budget_spent'
        | 'deadline'
        | 'layer_guard'
        | 'not_replayable'
        | 'out_of_credit';
    }
);

/** The state of one breaker, by provider, model and key. */
export type Circuit = {
  readonly provider: string;
  readonly model: string;
  readonly keyHint: string;
  readonly failures: number;
} & (
  | { readonly state: 'closed' }
  | { readonly state: 'open'; readonly retryAfterMs: number }
  | { readonly state: 'half-open' }
);

/** How much of a stream had come when it broke. `text` only where it was asked for. */
export interface PartialOutput {
  readonly frames: number;
  readonly bytes: number;
  readonly text?: string;
  readonly usage?: Readonly<Record<string, unknown>>;
}

/** Response headers in any of their usual forms. */
export type HeadersLike =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

/** The body of every plain failure (docs/contract.md, "The envelope"). */
export interface ErrorEnvelope {
  error: {
    message: string;
    type: string;
    code: string | null;
    param?: string | null;
    doc_url?: string;
    request_id?: string;
  };
}
