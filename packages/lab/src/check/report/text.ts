import type { CheckReport } from '../run-check.js';
import { rules } from '../verdict/rules.js';
import { cellName, misses, seenIn } from './misses.js';

/** For people at a terminal: the misses, each rule once with its fix. */
export function textReport(report: CheckReport): string {
  const missed = misses(report);
  const lines = missed.map((cell) => {
    const broken = cell.broken.map(({ rule, found }) => `${rule} (${found})`).join(', ');
    return `  ${cellName(cell)}: expected ${cell.expected}, saw ${seenIn(cell)}\n    broken: ${broken}`;
  });
  const named = [...new Set(missed.flatMap(({ broken }) => broken.map(({ rule }) => rule)))];
  const fixes = named.map(
    (id) => `  ${id}: ${rules[id].says} (${rules[id].section})\n    fix: ${rules[id].fix}`,
  );
  const absent = report.clients
    .filter(({ missing }) => missing !== undefined)
    .map(({ title, missing }) => `  ${title}: not asked, ${missing}`);
  return [
    ...lines,
    ...(fixes.length > 0 ? ['', 'Rules broken (docs/contract.md):', ...fixes] : []),
    ...(absent.length > 0 ? ['', ...absent] : []),
    '',
    `${report.cells.length} cells, ${missed.length} amiss (profile ${report.profile}).`,
    '',
  ].join('\n');
}
