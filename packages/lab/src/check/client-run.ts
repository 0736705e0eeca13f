import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answered } from './client-process.js';
import type { Client } from './clients/client.js';
import type { Entries } from './clients/packages.js';
import type { Call, Outcome } from './drivers/driver.js';

/** A client in a process of its own. */
export interface ClientProcess {
  /** Resolves with undefined where nothing came within the bound, or the process has ended. */
  ask(call: Call, boundMs: number): Promise<Outcome | undefined>;
  readonly end: () => void;
}

/** Starts the process of a client. */
export function startClient(client: Client, entries: Entries): ClientProcess {
  const child: ChildProcess = fork(
    fileURLToPath(new URL('./client-process.js', import.meta.url)),
    [client.family, JSON.stringify(entries)],
    { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: [] },
  );
  const waiting = new Map<number, (outcome: Outcome | undefined) => void>();
  let asked = 0;
  let gone = false;
  child.on('message', ({ id, outcome }: Answered) => waiting.get(id)?.(outcome));
  child.once('exit', () => {
    gone = true;
    for (const resolve of waiting.values()) resolve(undefined);
  });
  child.on('error', () => {});
  return {
    async ask(call, boundMs) {
      if (gone) return undefined;
      asked += 1;
      const id = asked;
      const outcome = await new Promise<Outcome | undefined>((resolve) => {
        const late = setTimeout(resolve, boundMs, undefined);
        waiting.set(id, (found) => {
          clearTimeout(late);
          resolve(found);
        });
        child.send({ id, call });
      });
      waiting.delete(id);
      return outcome;
    },
    end: () => void child.kill('SIGKILL'),
  };
}
