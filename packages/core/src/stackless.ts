/**
 * Capturing a stack is the dearest part of an error: 5 µs, and 12 to 16 in a live handler, where an
 * answer takes less than one. So it is done only where somebody will read it.
 */

/**
 * Sets `Error.stackTraceLimit`; undefined means that not even the list for no frames is made.
 *
 * @returns false where it cannot be set, because a hardened realm has frozen `Error`.
 */
export function limitStacks(limit: number | undefined): boolean {
  try {
    Error.stackTraceLimit = limit as number;
    return true;
  } catch {
    return false;
  }
}

/** An Error that takes no stack. */
export function stacklessError(message: string): Error {
  const limit = Error.stackTraceLimit;
  limitStacks(undefined);
  const made = new Error(message);
  limitStacks(limit);
  return made;
}

let standIns = false;

/**
 * From now on the Faults that are made stand for an error that has its stack, and are not thrown.
 *
 * @returns what `endStandIns` wants to know.
 */
export function beginStandIns(): boolean {
  const outside = standIns;
  standIns = true;
  return outside;
}

/** As it was before. */
export function endStandIns(outside: boolean): void {
  standIns = outside;
}

/** Are the Faults that are made now told and logged only? */
export function areStandIns(): boolean {
  return standIns;
}
