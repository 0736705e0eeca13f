// The process in which one client runs: a client that hangs, throws late or ends the process takes
// nothing down with it. argv: family, the files to import as JSON.
import type { Family } from './clients/client.js';
import type { Entries } from './clients/packages.js';
import type { Call, Driver, Outcome } from './drivers/driver.js';
import { drivers } from './drivers/index.js';

/** What is asked of this process. */
export interface Asked {
  readonly id: number;
  readonly call: Call;
}

/** What it answers. */
export interface Answered {
  readonly id: number;
  readonly outcome: Outcome;
}

const [family, entries] = process.argv.slice(2) as [Family, string];
const files: Entries = JSON.parse(entries);
const ready: Promise<Driver> = drivers[family](
  (name) => import(files[name] ?? name),
  Object.keys(files),
);

// Some clients leave promises behind that reject when a stream breaks; their users see a warning.
process.on('unhandledRejection', () => {});
process.on('uncaughtException', () => {});
process.on('disconnect', () => process.exit(0));
process.on('message', async ({ id, call }: Asked) => {
  process.send?.({ id, outcome: await outcomeOf(call) } satisfies Answered);
});

async function outcomeOf(call: Call): Promise<Outcome> {
  const driver = await ready.catch((error: unknown) => error as Error);
  if (driver instanceof Error) {
    return { end: 'raised', exception: 'ClientMissing', message: driver.message.slice(0, 300) };
  }
  try {
    return await driver.call(call);
  } catch (error) {
    return { end: 'raised', ...driver.read(error) };
  }
}
