import type { Cell } from '../cell.js';
import type { CheckReport } from '../run-check.js';

/** The cells that broke a rule. */
export function misses({ cells }: CheckReport): readonly Cell[] {
  return cells.filter(({ broken }) => broken.length > 0);
}

/** What names a cell across runs. */
export function cellName({ client, row }: Pick<Cell, 'client' | 'row'>): string {
  return `${client} / ${row}`;
}

/** What a client saw, in a few words. */
export function seenIn(cell: Cell): string {
  const { end, exception, status, code, requests } = cell;
  const failure = [exception, status, code].filter((each) => each !== undefined && each !== null);
  const what = end === 'raised' ? failure.join(' ') : end;
  return `${what} (${requests})`;
}
