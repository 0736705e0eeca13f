import type { Fault, HeadersLike, StreamDialect } from '@faultwire/core';
import type { ReadOptions } from '../failed-response.js';
import type { AllTimeouts } from '../upstream-options.js';

/** What is known of a source beside its bytes. */
export interface SourceFacts {
  readonly status: number;
  readonly headers: HeadersLike;
  /** Were the bytes decompressed already, as fetch does, though its headers do not say so? */
  readonly decoded: boolean;
  readonly dialect: StreamDialect;
  readonly provider: string | undefined;
  readonly model: string | undefined;
  readonly timeouts: AllTimeouts;
  /** When the wait for the first content began, on the clock of `performance.now()`. */
  readonly startedAt: number;
  /** How its failures are to be read. */
  readonly reading: ReadOptions;
  /** Was a stream asked for? Undefined where nobody knows. */
  readonly streamWanted: boolean | undefined;
  /** What an error of the transfer means. */
  explain(error: unknown): Fault;
}

/** A header's value; the empty text where there is none. */
export function headerOf({ headers }: Pick<SourceFacts, 'headers'>, name: string): string {
  if (typeof headers.get === 'function') return headers.get(name) ?? '';
  const value = (headers as Readonly<Record<string, string | readonly string[] | undefined>>)[name];
  return typeof value === 'string' ? value : '';
}

/** Speech, images, files: answers that are no text, and no failure either. */
export function isMedia(facts: Pick<SourceFacts, 'headers'>): boolean {
  const type = headerOf(facts, 'content-type');
  return /^(?:audio|image|video)\/|^application\/(?:octet-stream|g?zip)\b/i.test(type);
}
