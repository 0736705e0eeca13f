// A race as a table for people, and as Markdown for docs/performance.md.

export const figure = (value) => value.toFixed(value >= 100 ? 0 : value < 1 ? 3 : 2);

/** Is the row's target reached? Undefined where it has none. */
export function reached({ ratio, target, better }) {
  if (target === undefined) return undefined;
  const { median } = ratio;
  return better === 'higher' ? median >= target : median <= target;
}

const said = { true: 'yes', false: '**no**', undefined: '' };

export function aim({ target, better, unit = '' }) {
  return target === undefined ? '' : `${better === 'higher' ? '≥' : '≤'} ${target}${unit}`;
}

export function shown({ ratio, unit = '' }) {
  return `${figure(ratio.median)}${unit}`;
}

const HEAD = ['contender', 'ratio (quartiles)', 'cost', 'p99', 'to reach', 'reached'];

function cells(row) {
  const { name, ours, ratio, cost = '', p99 = '' } = row;
  const quartiles = ratio.low === ratio.high ? '' : ` (${figure(ratio.low)}–${figure(ratio.high)})`;
  return [
    ours ? `**${name}**` : name,
    `${shown(row)}${quartiles}`,
    cost,
    p99,
    aim(row),
    said[reached(row)],
  ];
}

export function markdown({ title, note, rows }) {
  const lines = [HEAD, HEAD.map(() => '---'), ...rows.map(cells)].map(
    (row) => `| ${row.join(' | ')} |`,
  );
  return `### ${title}\n\n${note}\n\n${lines.join('\n')}\n`;
}

export function table({ title, note, rows }) {
  const body = rows.map(cells).map((row) => row.map((cell) => cell.replaceAll('**', '')));
  return `\n${title}\n${note}\n\n${aligned([HEAD, ...body])}\n`;
}

/** Columns as wide as their widest cell. */
export function aligned(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ');
  return rows.map((row) => line(row).trimEnd()).join('\n');
}
