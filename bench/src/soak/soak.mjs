// npm run soak [-- --minutes N] [--streams N] [--only koa]: each example gateway under mixed faults,
// callers that leave and slow readers; then heap, handles and sockets against the level after warm-up; then
// SIGTERM in mid-storm, where each stream must end with its frame.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startUpstream } from '@faultwire/lab';
import { quantile, random } from '../harness/statistics.mjs';
import { call } from './traffic.mjs';

const option = (name, usual) => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? usual : Number(process.argv[at + 1]);
};
const minutes = option('minutes', 1);
const concurrent = option('streams', 1000);
const seed = option('seed', 20_261_123);
const only = process.argv[process.argv.indexOf('--only') + 1];
const frameworks = ['express', 'koa', 'nest'];
/** As wide as the storm itself: pools, caches and compiled code are larger for a thousand callers. */
const WARM_UP_MS = 20_000;

const gatewayCommand = fileURLToPath(
  new URL('../../../examples/first-run/dist/gateway.js', import.meta.url),
);
const monitor = new URL('monitor.mjs', import.meta.url).href;

async function startGateway(framework, upstream) {
  const flags = [
    '--framework',
    framework,
    '--port',
    '0',
    '--open',
    '--pass-models',
    '--upstream',
    upstream.url,
  ];
  const limits = ['--first-content-ms', '1000', '--idle-ms', '1000'];
  const child = spawn(
    process.execPath,
    ['--expose-gc', '--import', monitor, gatewayCommand, ...flags, ...limits],
    {
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    },
  );
  child.stdout.setEncoding('utf8');
  const [said] = await once(child.stdout, 'data');
  // Its log goes on, and somebody has to take it.
  child.stdout.resume();
  const url = /http:\/\/\S+/.exec(said)[0];
  return {
    child,
    url,
    async measure() {
      child.send('measure');
      const [message] = await once(child, 'message');
      return message;
    },
  };
}

/** Keeps `width` calls under way until told to stop, then waits for the last. */
async function storm(url, width, ms, next) {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const ends = {};
  const times = [];
  const until = performance.now() + ms;
  const lane = async () => {
    while (performance.now() < until) {
      const result = await call(url, agent, next);
      const key = `${result.stream ? 'stream' : 'plain'} ${result.end}`;
      ends[key] = (ends[key] ?? 0) + 1;
      if (!result.stream && result.end === 'envelope') times.push(result.ms);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  agent.destroy();
  return { ends, p99: times.length > 0 ? quantile(times, 0.99) : 0 };
}

/** Quiet until nothing is open but the listener, or 20 tries. */
async function settled(gateway) {
  let level;
  for (let tries = 0; tries < 20; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    level = await gateway.measure();
    if (!('TCPSocketWrap' in level.open) && !('Timeout' in level.open)) break;
  }
  return level;
}

async function terminate(gateway, next) {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const slow = () => 0.999 * next();
  const calls = Array.from({ length: 100 }, () => call(gateway.url, agent, slow));
  await new Promise((resolve) => setTimeout(resolve, 300));
  gateway.child.kill('SIGTERM');
  const [code] = await once(gateway.child, 'exit');
  const results = await Promise.all(calls);
  agent.destroy();
  return { code, falseEnds: results.filter(({ end }) => end === 'FALSE END').length };
}

let failed = false;
const upstream = await startUpstream();
for (const framework of frameworks.includes(only) ? [only] : frameworks) {
  const next = random(seed);
  const gateway = await startGateway(framework, upstream);
  await storm(gateway.url, concurrent, WARM_UP_MS, next);
  const before = await settled(gateway);
  const { ends, p99 } = await storm(gateway.url, concurrent, minutes * 60_000, next);
  const after = await settled(gateway);
  const { code, falseEnds } = await terminate(gateway, next);
  const growth = after.heap / before.heap - 1;
  const sound =
    growth < 0.05 &&
    !ends['stream FALSE END'] &&
    !ends['plain garbage'] &&
    code === 0 &&
    falseEnds === 0;
  failed ||= !sound;
  console.log(`\n${framework}: ${sound ? 'sound' : 'NOT SOUND'}`);
  console.log(
    `  heap ${(before.heap / 1e6).toFixed(1)} → ${(after.heap / 1e6).toFixed(1)} MB (${(growth * 100).toFixed(1)} %), p99 of a failure ${p99.toFixed(0)} ms at ${concurrent} callers`,
  );
  console.log(`  open before ${JSON.stringify(before.open)}, after ${JSON.stringify(after.open)}`);
  console.log(`  ends ${JSON.stringify(ends)}`);
  console.log(`  SIGTERM in mid-storm: exit ${code}, ${falseEnds} false ends`);
}
await upstream.close();
process.exitCode = failed ? 1 : 0;
