import type { FaultCode } from '@faultwire/core';
import type { Statement } from '../statement.js';

/**
 * A form in which providers say one thing. It is matched against `Statement.said`: the provider's
 * own message, in lower case, without what it quotes.
 */
export interface Phrase {
  readonly code: FaultCode;
  /** A part of every text that the pattern can match; looked for first, since most cannot. */
  readonly needle: string;
  /** Linear: every gap is bounded, nothing repeated is repeated again. */
  readonly pattern: RegExp;
  /** A last look at what matched, where numbers have to be compared. */
  readonly where?: ((match: RegExpExecArray) => boolean) | undefined;
  /** Where the catalog's word on retrying does not hold. */
  readonly retryable?: boolean | undefined;
  /** Statuses under which the words mean something else. */
  readonly notUnder?: readonly number[] | undefined;
}

/** The phrases of one meaning: `[needle, pattern]` each. */
export function phrases(
  code: FaultCode,
  forms: readonly (readonly [needle: string, pattern: RegExp])[],
  more: Pick<Phrase, 'retryable' | 'notUnder' | 'where'> = {},
): Phrase[] {
  return forms.map(([needle, pattern]) => ({ code, needle, pattern, ...more }));
}

/** The words with which the statement says so under this status; undefined if it does not. */
export function says(statement: Statement, phrase: Phrase, status: number): string | undefined {
  if (!statement.said.includes(phrase.needle)) return undefined;
  if (phrase.notUnder?.includes(status) === true) return undefined;
  const match = phrase.pattern.exec(statement.said);
  return match === null || phrase.where?.(match) === false ? undefined : match[0];
}
