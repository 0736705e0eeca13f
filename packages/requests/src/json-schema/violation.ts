import type { Path } from '../finding.js';

/** What is wrong inside a JSON Schema. */
export interface Violation {
  /** From the schema's root. */
  readonly path: Path;
  /** Completes the sentence that begins with the path. Holds no value of the schema but keywords. */
  readonly message: string;
}
