// Runs the matrix against our gateways and the peers, and writes docs/clients.json and clients.md.
//
//   npm run matrix            all of it (about ten minutes)
//   npm run matrix -- --only express/standard
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startUpstream } from '@faultwire/lab';
import { condensed, printed, readData } from './condense.mjs';
import { renderMatrix } from './render.mjs';
import { gateways, peers } from './servers.mjs';

const command = fileURLToPath(
  new URL('../../../packages/lab/dist/esm/bin/faultwire.js', import.meta.url),
);
const dataFile = new URL('../../../docs/clients.json', import.meta.url);
const pageFile = new URL('../../../docs/clients.md', import.meta.url);
const only = process.argv[process.argv.indexOf('--only') + 1];
const isAsked = (server) =>
  !process.argv.includes('--only') ||
  only.split(',').some((start) => `${server.name}/${server.profile}`.startsWith(start));

async function check(server) {
  const upstream = await startUpstream();
  const running = await server.start(upstream.url);
  try {
    const headers = server.headersFor?.(upstream.url) ?? [];
    const flags = [...server.flags, ...headers.flatMap((line) => ['--header', line])];
    const startedAt = performance.now();
    const report = await run([
      'check',
      running.url,
      '--json',
      '--profile',
      server.profile,
      ...flags,
    ]);
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    const result = condensed(server, report);
    console.log(
      `${server.name} ${server.profile}: ${result.cells} cells, ${result.misses.length} amiss, ${seconds} s`,
    );
    for (const miss of result.misses.slice(0, 8)) console.log(`  ${JSON.stringify(miss)}`);
    return result;
  } finally {
    await running.close();
    await upstream.close();
  }
}

async function run(args) {
  const child = spawn(process.execPath, [command, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  await once(child, 'close');
  return JSON.parse(text);
}

let before = [];
try {
  before = readData(readFileSync(dataFile, 'utf8')).servers;
} catch {
  // The first run.
}
const results = new Map(before.map((result) => [`${result.name}/${result.profile}`, result]));
const servers = [...gateways, ...peers];
const waiting = servers.filter(isAsked).values();
const work = async () => {
  for (const server of waiting) {
    results.set(`${server.name}/${server.profile}`, await check(server));
  }
};
// Most of a run is the clients' own waiting.
await Promise.all([work(), work(), work()]);
const data = {
  node: process.version,
  servers: servers
    .map(({ name, profile }) => results.get(`${name}/${profile}`))
    .filter((result) => result !== undefined),
};
writeFileSync(dataFile, printed(data));
writeFileSync(pageFile, renderMatrix(data));
