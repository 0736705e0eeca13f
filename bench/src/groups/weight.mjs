// What an installation weighs, and what its import costs in a process of its own.
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { spread } from '../harness/statistics.mjs';

const require = createRequire(import.meta.url);

/** Our own code that a process may load: the ESM build without maps and types. */
function kilobytes(name) {
  const folder = join(dirname(require.resolve(`${name}/package.json`)), 'dist/esm');
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.js'));
  return files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0) / 1024;
}

const TIMED =
  'const t = performance.now(); await import(process.argv[1]); console.log(performance.now() - t)';

function coldImport(name, runs = 15) {
  const url = import.meta.resolve(name);
  const times = Array.from({ length: runs }, () =>
    Number(
      execFileSync(process.execPath, ['--input-type=module', '-e', TIMED, url], {
        encoding: 'utf8',
      }),
    ),
  );
  return spread(times);
}

const same = (value) => ({ low: value, median: value, high: value });

function measure() {
  const size = kilobytes('@faultwire/express') + kilobytes('@faultwire/core');
  const row = { better: 'lower', ours: true };
  return [
    {
      ...row,
      name: 'own files of @faultwire/express and core',
      unit: ' KB',
      ratio: same(size),
      target: 150,
    },
    {
      ...row,
      name: 'cold import of @faultwire/express',
      unit: ' ms',
      ratio: coldImport('@faultwire/express'),
      target: 15,
    },
    {
      name: 'cold import of zod, for comparison',
      aside: true,
      better: 'lower',
      unit: ' ms',
      ratio: coldImport('zod'),
    },
  ];
}

export default () => [
  {
    title: 'Weight',
    note: 'The ESM build without maps and types; an import in a fresh process, median of 15.',
    race: async () => measure(),
  },
];
