import { UsageError } from '../usage-error.js';

/**
 * Reads a flag that is a whole number.
 *
 * @throws UsageError with a sentence that names the flag.
 */
export function wholeNumber(
  flag: string,
  value: string | undefined,
  most: number = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (value === undefined) return undefined;
  const read = Number(value);
  if (/^\d+$/.test(value) && read <= most) return read;
  throw new UsageError(`--${flag} must be a whole number up to ${most}`);
}
