import type { Outcome } from './drivers/driver.js';
import type { Row } from './rows/row.js';
import type { Broken } from './verdict/rules.js';

/** One client before one fault: what it saw, and whether that was right. */
export interface Cell {
  readonly client: string;
  readonly row: string;
  readonly group: Row['group'];
  /** The code that was to be told, or `whole`. */
  readonly expected: string;
  /** `hung`: nothing came within the bound; amiss unless the contract lets a server wait longer. */
  readonly end: Outcome['end'] | 'hung';
  readonly exception?: string;
  readonly status?: number;
  readonly code?: string | null;
  readonly type?: string;
  readonly param?: string | null;
  readonly request_id: boolean;
  /** On the wire. */
  readonly requests: number;
  /** Between them, in ms; apart from these two runs of one scenario are the same. */
  readonly waits_ms: readonly number[];
  readonly broken: readonly Broken[];
}
