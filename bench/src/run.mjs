// npm run bench [-- NAME …] [--quick]: races of contenders, interleaved in one run. A whole run
// writes docs/performance.md and its plot; the names of some, or --quick, only bench/results.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { plot } from './harness/plot.mjs';
import { markdown, table } from './harness/print.mjs';
import { raceFunctions } from './harness/race-functions.mjs';
import { raceServers } from './harness/race-servers.mjs';
import { pinLoad } from './harness/server-process.mjs';
import { summaryMarkdown, summaryTable } from './harness/summary.mjs';

const groups = new URL('groups/', import.meta.url);
// In the order in which they are told.
const known = [
  ...['express', 'koa', 'nest', 'success', 'classify', 'plain-relay', 'streams', 'stream-scan'],
  ...['idle-streams', 'read-failure', 'requests', 'observe', 'weight'],
];
const forgotten = readdirSync(groups).filter((file) => !known.includes(file.replace('.mjs', '')));
if (forgotten.length > 0) throw new Error(`run.mjs does not know ${forgotten.join(', ')}`);

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No race is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}
const quick = process.argv.includes('--quick');
const began = performance.now();
const load = loadavg()[0];

pinLoad();
const races = [];
for (const name of asked.length > 0 ? asked : known) {
  const { default: make } = await import(new URL(`${name}.mjs`, groups).href);
  const made = await make();
  try {
    for (const group of made) {
      const race = group.race ?? (group.baseline.run ? raceFunctions : raceServers);
      const rows = await race(group, quick ? { launches: 1, rounds: 6 } : {});
      races.push({ title: group.title, note: group.note, rows });
      console.log(table(races.at(-1)));
    }
  } finally {
    await made.close?.();
  }
}
console.log(`\n${summaryTable(races)}\n`);

const minutes = ((performance.now() - began) / 60_000).toFixed(1);
const machine = `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${new Date().toISOString().slice(0, 10)}, ${minutes} minutes; load of the machine at the start ${load.toFixed(1)}.`;
const report = `${machine}\n\n${summaryMarkdown(races)}\n\n${races.map(markdown).join('\n')}`;

const results = new URL('../results/', import.meta.url);
mkdirSync(results, { recursive: true });
writeFileSync(new URL('results.json', results), `${JSON.stringify({ machine, races }, null, 2)}\n`);
writeFileSync(new URL('results.md', results), report);
writeFileSync(new URL('results.svg', results), plot(races));
console.log('Written to bench/results: results.json, results.md, results.svg');
if (asked.length === 0 && !quick) publish();

/** The words around the tables are written by hand and stay. */
function publish() {
  const page = new URL('../../docs/performance.md', import.meta.url);
  const [BEGIN, END] = ['<!-- bench -->', '<!-- /bench -->'];
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/performance.md has no ${BEGIN} … ${END}`);
  writeFileSync(page, `${before}${BEGIN}\n\n${report}\n${END}${after}`);
  writeFileSync(new URL('../../docs/performance.svg', import.meta.url), plot(races));
  console.log('Written to docs: performance.md, performance.svg');
}
