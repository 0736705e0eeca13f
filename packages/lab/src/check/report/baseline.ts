import { readFile } from 'node:fs/promises';
import { UsageError } from '../../usage-error.js';
import type { Cell } from '../cell.js';
import type { CheckReport } from '../run-check.js';
import { cellName, misses } from './misses.js';

/**
 * Reads an earlier `--json` report: what was amiss then is known and fails nobody now.
 *
 * @throws UsageError where the file is none.
 */
export async function readBaseline(file: string): Promise<ReadonlySet<string>> {
  try {
    const { cells } = JSON.parse(await readFile(file, 'utf8')) as CheckReport;
    return new Set(cells.filter(({ broken }) => broken.length > 0).map(cellName));
  } catch (error) {
    throw new UsageError(`--baseline: ${file} is no report of --json: ${(error as Error).message}`);
  }
}

/** The misses that the baseline does not know. */
export function newMisses(report: CheckReport, known: ReadonlySet<string>): readonly Cell[] {
  return misses(report).filter((cell) => !known.has(cellName(cell)));
}
