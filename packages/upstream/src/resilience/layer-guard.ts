import type { HeadersLike } from '@faultwire/core';

/** Which attempt of its sender a request is, 1 the first; sent on with every call. */
export const ATTEMPT_HEADER = 'x-faultwire-attempt';
/** How many calls an answer took; on the answers of `send` and `fetch`. */
export const ATTEMPTS_HEADER = 'x-faultwire-attempts';
/** The official SDKs' own count: 0 for a first try. */
const SDK_RETRY_HEADER = 'x-stainless-retry-count';
/** What the official SDKs obey, whatever the status. */
export const SHOULD_RETRY_HEADER = 'x-should-retry';

/** What the layers above have done with this request already. */
export interface Layers {
  /** Attempts that were made before this one. */
  readonly before: number;
  /** The attempts that this layer may make; Infinity where it is the outermost. */
  readonly mayMake: number;
}

/**
 * Keeps layers from multiplying their retries (three layers of three tries would be 27 calls):
 * - below another Faultwire layer, which retries itself, one attempt;
 * - below an SDK that counts its tries, `firstTry` for its first and one for each later;
 * - else the outermost, whose own rule holds.
 *
 * @param firstTry by default two, so that an SDK's three tries come to 2 + 1 + 1 calls. Where the
 *   SDK can be told to stop after its first try, all that the rule allows.
 */
export function readLayers(headers: HeadersLike, firstTry = 2): Layers {
  const attempt = count(headers, ATTEMPT_HEADER);
  if (attempt !== undefined && attempt >= 1) return { before: attempt - 1, mayMake: 1 };
  const retries = count(headers, SDK_RETRY_HEADER);
  if (retries === undefined) return { before: 0, mayMake: Number.POSITIVE_INFINITY };
  return { before: retries, mayMake: retries === 0 ? firstTry : 1 };
}

function count(headers: HeadersLike, name: string): number | undefined {
  const value = headerOf(headers, name);
  return value !== undefined && /^\d{1,4}$/.test(value) ? Number(value) : undefined;
}

function headerOf(headers: HeadersLike, name: string): string | undefined {
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const record = headers as Readonly<Record<string, string | readonly string[] | undefined>>;
  const value = record[name];
  return typeof value === 'string' ? value : value?.[0];
}
