// A race as a table for people, and as Markdown for docs/performance.md.

const two = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(value < 1 ? 3 : 2));

function cells({ name, ours, target, perSecond, cost, microseconds, nanoseconds, p99Ms }) {
  const ratio = perSecond ?? cost;
  const absolute = microseconds
    ? `${two(microseconds.median)} µs`
    : `${two(nanoseconds.median)} ns`;
  return [
    ours ? `**${name}**` : name,
    `${two(ratio.median)} (${two(ratio.low)}–${two(ratio.high)})`,
    absolute,
    p99Ms ? `${two(p99Ms.median)} ms` : '',
    target === undefined ? '' : `${perSecond ? '≥' : '≤'} ${target}`,
    target === undefined ? '' : reached(ratio.median, target, perSecond !== undefined),
  ];
}

function reached(value, target, higherIsBetter) {
  return (higherIsBetter ? value >= target : value <= target) ? 'yes' : 'no';
}

export function markdown(title, note, rows) {
  const what = rows[0]?.perSecond ? 'errors a CPU second' : 'cost';
  const head = ['contender', `${what} / baseline (quartiles)`, 'CPU', 'p99', 'to reach', 'reached'];
  const lines = [head, head.map(() => '---'), ...rows.map(cells)].map(
    (row) => `| ${row.join(' | ')} |`,
  );
  return `### ${title}\n\n${note}\n\n${lines.join('\n')}\n`;
}

export function table(title, note, rows) {
  const body = rows.map(cells).map((row) => row.map((cell) => cell.replaceAll('**', '')));
  const head = ['contender', 'ratio (quartiles)', 'CPU', 'p99', 'to reach', 'reached'];
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((row) => row[column].length)),
  );
  const line = (row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return `\n${title}\n${note}\n\n${[head, ...body].map(line).join('\n')}\n`;
}
