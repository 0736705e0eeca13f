import type { Fault } from '../fault.js';
import type { FaultCode } from '../types.js';

/** A key of the envelope's `error` object. */
export type EnvelopeKey = 'message' | 'type' | 'code' | 'param' | 'doc_url' | 'request_id';

/**
 * A published error contract as data: its difference from the catalog
 * (docs/contract.md, "Profiles"). An annotated literal is a profile.
 *
 * @example
 * ```ts
 * const acme: Profile = { ...profiles.standard, name: 'acme', keyPrefix: 'acme-' };
 * ```
 */
export interface Profile {
  readonly name: string;
  /** Where the API lives: `/v1`. */
  readonly basePath: string;
  /** What every key begins with; empty for none. */
  readonly keyPrefix: string;
  /** What is printed of an error, in this order. */
  readonly keys: readonly EnvelopeKey[];
  /** Leave keys out whose value is null, instead of printing the null. */
  readonly omitNull: boolean;
  /** Statuses that it may not emit, and what stands for them: `{ 402: 403 }`. */
  readonly fold: Readonly<Record<number, number>>;
  /** Codes that it says otherwise than the catalog. */
  readonly codes: { readonly [C in FaultCode]?: ProfileRow };
  /** Fills the key `doc_url`. */
  readonly docUrl?: (code: string) => string;
}

/** What a profile says otherwise of one code. */
export interface ProfileRow {
  readonly status?: number;
  readonly type?: string;
  readonly code?: string | null | ((fault: Fault) => string | null);
  /** A string replaces the default wording; a function has the last word. */
  readonly message?: string | ((fault: Fault) => string);
}
