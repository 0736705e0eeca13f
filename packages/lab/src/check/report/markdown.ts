import type { Cell } from '../cell.js';
import type { CheckReport } from '../run-check.js';
import { rules } from '../verdict/rules.js';
import { cellName, misses, seenIn } from './misses.js';

/** The matrix as a table: a row a fault, a column a client. */
export function markdownReport(report: CheckReport): string {
  const asked = report.clients.filter(({ missing }) => missing === undefined);
  const cells = new Map(report.cells.map((cell) => [cellName(cell), cell]));
  const rows = [...new Set(report.cells.map(({ row }) => row))];
  const line = (row: string): string => {
    const expected = report.cells.find((cell) => cell.row === row)?.expected ?? '';
    const seen = asked.map(({ id }) => shown(cells.get(cellName({ client: id, row }))));
    return `| ${row} | ${expected} | ${seen.join(' | ')} |`;
  };
  const missed = misses(report);
  return [
    `| fault | expected | ${asked.map(({ title }) => title).join(' | ')} |`,
    `| --- | --- |${asked.map(() => ' --- |').join('')}`,
    ...rows.map(line),
    '',
    `${report.cells.length} cells, ${missed.length} amiss.`,
    ...missedList(missed),
    '',
  ].join('\n');
}

function missedList(missed: readonly Cell[]): readonly string[] {
  if (missed.length === 0) return [];
  const named = [...new Set(missed.flatMap(({ broken }) => broken.map(({ rule }) => rule)))];
  return [
    '',
    '| rule broken | cells | fix |',
    '| --- | ---: | --- |',
    ...named.map((id) => {
      const count = missed.filter(({ broken }) => broken.some(({ rule }) => rule === id)).length;
      return `| ${rules[id].says.replaceAll('|', '\\|')} (${rules[id].section}) | ${count} | ${rules[id].fix} |`;
    }),
  ];
}

function shown(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  const seen = seenIn(cell).replaceAll('|', '\\|');
  return cell.broken.length === 0 ? seen : `**✗** ${seen}: ${cell.broken[0]?.rule}`;
}
