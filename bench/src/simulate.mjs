// npm run simulate: what 100 replicas send to a provider that is down for a minute, with and without
// breaker and sharing. Writes the table and the plot into docs/; with --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { chart } from './simulate/chart.mjs';
import { BY_HAND, DOWN_FROM_MS, DOWN_UNTIL_MS, simulate } from './simulate/replicas.mjs';

const MODES = [
  ['no retry, no breaker', { retry: false, breaker: false }, false],
  ['three retries by hand', BY_HAND, false],
  ['retry with its budget, no breaker', { breaker: false }, false],
  ['the same with a breaker in each replica (the default)', {}, false],
  ['the same with one breaker for all (store: redis)', {}, true],
];

const page = new URL('../../docs/resilience.md', import.meta.url);
const plot = new URL('../../docs/resilience.svg', import.meta.url);
const [BEGIN, END] = ['<!-- simulate -->', '<!-- /simulate -->'];
const number = new Intl.NumberFormat('en');

const runs = [];
for (const [name, options, shared] of MODES) {
  runs.push({ name, ...(await simulate(options, shared)) });
}
const rows = runs.map(({ name, deadRequests, perSecond, refusedAfterwards }) => {
  const down = perSecond.slice(DOWN_FROM_MS / 1000, DOWN_UNTIL_MS / 1000);
  const cells = [deadRequests, Math.max(...down), refusedAfterwards].map((n) => number.format(n));
  return `| ${[name, ...cells].join(' | ')} |`;
});
const table = [
  '| 100 replicas, 5 requests a second each | sent to the dead provider | most in one second | refused after it was back |',
  '| --- | ---: | ---: | ---: |',
  ...rows,
].join('\n');
console.log(table);

const text = readFileSync(page, 'utf8');
const [before, rest] = text.split(BEGIN);
const after = rest?.split(END)[1];
if (after === undefined) throw new Error(`docs/resilience.md has no ${BEGIN} … ${END}`);
const page2 = `${before}${BEGIN}\n\n${table}\n\n${END}${after}`;
const svg = chart(runs);
if (process.argv.includes('--check')) {
  const same = page2 === text && svg === readFileSync(plot, 'utf8');
  console.log(same ? 'docs/ says the same.' : 'docs/ says something else: npm run simulate');
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(page, page2);
  writeFileSync(plot, svg);
}
