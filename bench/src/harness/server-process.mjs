// One contender in a process of its own, on the first core where the machine lets us pin it.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const serve = fileURLToPath(new URL('serve.mjs', import.meta.url));
const pinned = spawnSync('taskset', ['-c', '0', 'true']).status === 0;

// V8's memory reducer and bytecode flushing punish processes that wait for their slice.
const flags = ['--expose-gc', '--no-memory-reducer', '--no-flush-bytecode'];

/** @param core where the machine has more than one: servers on 0, load and provider on 1. */
export async function startServer(contender, core = 0) {
  const node = [...flags, serve, contender.url.href, JSON.stringify(contender.options ?? {})];
  const command = pinned
    ? ['taskset', '-c', String(core), process.execPath, ...node]
    : [process.execPath, ...node];
  const child = spawn(command[0], command.slice(1), {
    stdio: ['ignore', 'ignore', process.env.BENCH_STDERR ? 'inherit' : 'ignore', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [{ port }] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${contender.name} ended with ${code} before it listened`);
    }),
  ]);
  return {
    port,
    /** User and system time so far, in microseconds. */
    async cpu() {
      child.send('cpu');
      const [{ cpu }] = await once(child, 'message');
      return cpu;
    },
    /** The heap in use after full collections, in bytes. */
    async heap() {
      child.send('heap');
      const [{ heap }] = await once(child, 'message');
      return heap;
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** The load comes from the second core. */
export function pinLoad() {
  if (pinned) spawnSync('taskset', ['-cp', '1', String(process.pid)]);
}
