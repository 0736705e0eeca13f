import type { Credentials, HeadersLike, Recognizer } from '@faultwire/core';

/** A response that failed, as it came: nothing of it is trusted. */
export interface FailedResponse {
  /** As sent; 200 where the failure came inside a success. */
  status: number;
  headers?: HeadersLike | undefined;
  /** The text as it came: JSON, HTML, an event stream, nothing at all. */
  body: string;
  /** Who answered, if known: `'openai'`, `'azure-openai'`. Without it the form of the answer tells. */
  provider?: string | undefined;
  /** The model that was asked for; for logs. */
  model?: string | undefined;
}

/**
 * Reads the failures of one provider. One shape with every other recognizer: undefined means "not
 * mine", and a reader that throws has not recognised.
 *
 * @example
 * ```ts
 * const acme: ProviderReader = {
 *   name: 'acme',
 *   recognize: (failed) =>
 *     failed.provider === 'acme' && failed.body.includes('"E42"') ? fault('overloaded') : undefined,
 * };
 * ```
 */
export type ProviderReader = Recognizer<FailedResponse>;

/** How to read a failed response. */
export interface ReadOptions {
  /**
   * Whose key the provider saw. Default `'operator'`: what it says of key, account and region
   * becomes `upstream_rejected` (docs/contract.md, "The gateway's own credential").
   */
  credentials?: Credentials | undefined;
  /** Readers of your own, asked before the built-in ones, in order. */
  providers?: readonly ProviderReader[] | undefined;
}
