import type { ConsoleIo } from './console-io.js';

/** One command of `faultwire`. */
export interface Command {
  /** What stands after `faultwire` in the usage, one line a form. */
  readonly usage: string;
  /**
   * Runs it.
   *
   * @returns the exit code.
   * @throws UsageError where it was asked wrongly.
   */
  run(args: readonly string[], io: ConsoleIo): Promise<number>;
}
