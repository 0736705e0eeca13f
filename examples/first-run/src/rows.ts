import { callerRows } from './caller-rows.js';
import { providerRows } from './provider-rows.js';
import type { Row } from './row.js';

/** The table's lines, in order. */
export const rows: readonly Row[] = [...providerRows, ...callerRows];
