import type { Fault } from './fault.js';

/**
 * One source of errors: looks at a thrown value and says what it means, or undefined.
 * If it throws, it has not recognised. A provider reader is the same shape over a failed response.
 *
 * @example
 * ```ts
 * const payments: Recognizer = {
 *   name: 'payments',
 *   recognize: (error) => error instanceof CardDeclined ? fault('insufficient_balance') : undefined,
 * };
 * ```
 */
export interface Recognizer<Subject = unknown> {
  readonly name: string;
  recognize(subject: Subject): Fault | undefined;
}
