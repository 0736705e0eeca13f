// npm run bench [-- NAME …]: races of contenders, interleaved in one run; see docs/performance.md.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { plot } from './harness/plot.mjs';
import { markdown, table } from './harness/print.mjs';
import { raceFunctions } from './harness/race-functions.mjs';
import { raceServers } from './harness/race-servers.mjs';
import { pinLoad } from './harness/server-process.mjs';

const groups = new URL('groups/', import.meta.url);
const known = readdirSync(groups).map((file) => file.replace('.mjs', ''));
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`No race is called ${unknown.join(', ')}. There are: ${known.join(', ')}.`);
  process.exit(2);
}
const quick = process.argv.includes('--quick');

pinLoad();
const races = [];
for (const name of asked.length > 0 ? asked : known) {
  const { default: load } = await import(new URL(`${name}.mjs`, groups).href);
  for (const group of await load()) {
    const race = group.baseline.run ? raceFunctions : raceServers;
    const rows = await race(group, quick ? { launches: 1, rounds: 8 } : {});
    races.push({ title: group.title, note: group.note, rows });
    console.log(table(group.title, group.note, rows));
  }
}

const folder = new URL('../results/', import.meta.url);
mkdirSync(folder, { recursive: true });
const machine = `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${new Date().toISOString().slice(0, 10)}`;
writeFileSync(new URL('results.json', folder), `${JSON.stringify({ machine, races }, null, 2)}\n`);
writeFileSync(
  new URL('results.md', folder),
  `${machine}\n\n${races.map((race) => markdown(race.title, race.note, race.rows)).join('\n')}`,
);
writeFileSync(new URL('results.svg', folder), plot(races));
console.log(`Written to bench/results: results.json, results.md, results.svg`);
