// npm run fuzz [-- --minutes N] [--seed N] [--only NAME]: the campaigns of test/src/fuzz.test.ts by
// time instead of by count; minutes are the whole run's, shared out evenly. Prints the counts.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CAMPAIGNS = 8;

const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? usual : process.argv[at + 1];
};
const minutes = Number(option('minutes', 8));
const seed = Number(option('seed', Date.now() % 2 ** 31));
const only = option('only');
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('npm run fuzz -- --minutes <number above 0> --seed <integer>');
  process.exit(2);
}

const report = join(tmpdir(), `faultwire-fuzz-${process.pid}.tsv`);
const jest = fileURLToPath(new URL('../node_modules/jest/bin/jest.js', import.meta.url));
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    jest,
    'fuzz.test',
    '--runInBand',
    ...(only === undefined ? [] : ['-t', only]),
  ],
  {
    cwd: fileURLToPath(new URL('../test/', import.meta.url)),
    stdio: 'inherit',
    env: {
      ...process.env,
      FUZZ_MINUTES: String(only === undefined ? minutes / CAMPAIGNS : minutes),
      FUZZ_SEED: String(seed),
      FUZZ_REPORT: report,
    },
  },
);
const rows = readFileSync(report, 'utf8').trim().split('\n');
rmSync(report);
let total = 0;
console.log(`\nseed ${seed}, ${minutes} minutes`);
for (const row of rows) {
  const [name, runs, failed] = row.split('\t');
  total += Number(runs);
  console.log(
    `  ${name.padEnd(28)} ${runs.padStart(9)} cases${failed === 'true' ? ', FAILED' : ''}`,
  );
}
console.log(`  ${'in all'.padEnd(28)} ${String(total).padStart(9)} cases`);
process.exitCode = status ?? 1;
