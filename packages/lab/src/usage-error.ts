/** The command was asked wrongly: its sentence and the usage are printed, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
