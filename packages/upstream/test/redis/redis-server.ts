import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A real redis-server on a unix socket of its own, and what can befall it. */
export interface RedisServer {
  readonly socket: string;
  /** As a crash: the connections break. */
  kill(): Promise<void>;
  /** On the same socket, empty. */
  restart(): Promise<void>;
  /** It accepts, and does not answer. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
}

/** Debian: `apt-get install redis-server`; never as a service, the tests start their own. */
export const hasRedis: boolean = spawnSync('redis-server', ['--version']).status === 0;

/** What a suite without redis-server comes to: a printed line, and in CI a failure. */
export function withoutRedis(suite: string): void {
  const line = `no redis-server on this machine: ${suite} is not tested`;
  if (process.env['CI']) throw new Error(line);
  console.warn(line);
}

export async function startRedis(): Promise<RedisServer> {
  const dir = await mkdtemp(join(tmpdir(), 'faultwire-redis-'));
  const socket = join(dir, 'redis.sock');
  let server = await launch(dir, socket);
  const end = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill('SIGKILL');
    await gone;
  };
  return {
    socket,
    kill: end,
    async restart() {
      await end();
      await rm(socket, { force: true });
      server = await launch(dir, socket);
    },
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async stop() {
      await end();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

async function launch(dir: string, socket: string): Promise<ChildProcess> {
  const args = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no'];
  const server = spawn('redis-server', [...args, '--dir', dir], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: server.stdout })) {
    if (!/ready to accept connections/i.test(line)) continue;
    // Read on, so that its log never fills the pipe.
    server.stdout.resume();
    return server;
  }
  throw new Error('redis-server did not start');
}
