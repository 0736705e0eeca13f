import type { CheckReport } from '../run-check.js';
import { rules } from '../verdict/rules.js';
import { seenIn } from './misses.js';

/** JUnit XML: a suite a client, a case a fault. */
export function junitReport(report: CheckReport): string {
  const suites = report.clients.map(({ id, title, missing }) => {
    const cells = report.cells.filter(({ client }) => client === id);
    const cases = cells.map((cell) => {
      const open = `    <testcase classname="${xml(title)}" name="${xml(cell.row)}"`;
      const [first] = cell.broken;
      if (first === undefined) return `${open}/>`;
      const text = `${rules[first.rule].says}: ${first.found}. Saw ${seenIn(cell)}. ${rules[first.rule].fix}`;
      return `${open}>\n      <failure type="${first.rule}" message="${xml(text)}"/>\n    </testcase>`;
    });
    const failures = cells.filter(({ broken }) => broken.length > 0).length;
    const skipped =
      missing === undefined
        ? []
        : [
            `    <testcase classname="${xml(title)}" name="all">\n      <skipped message="${xml(missing)}"/>\n    </testcase>`,
          ];
    const tests = cells.length + skipped.length;
    return [
      `  <testsuite name="${xml(title)}" tests="${tests}" failures="${failures}" skipped="${skipped.length}">`,
      ...cases,
      ...skipped,
      '  </testsuite>',
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('\n')}\n</testsuites>\n`;
}

function xml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[^\x20-\x7e\u00a0-\ud7ff]/g, '?');
}
