import { frameworks } from './frameworks.js';
import { type House, openHouse } from './house.js';
import { play } from './play.js';
import type { Row } from './row.js';
import { rows } from './rows.js';
import { isRight, type PlayedRow, table } from './table.js';
import { countRequests, type WireCount } from './wire-count.js';

/** How many rows are played at a time: most of each is the client's own waiting. */
const atATime = 8;

const once = process.argv.includes('--once');

async function playRow(row: Row, house: House, count: WireCount): Promise<PlayedRow> {
  const outcomes = await Promise.all(
    frameworks.map(async (framework) => {
      const { url } = house.gateways[framework][row.door ?? 'upstream'];
      return [framework, await play(row, { url, count })] as const;
    }),
  );
  return { row, outcomes };
}

async function playAll(house: House): Promise<readonly PlayedRow[]> {
  const count = countRequests(Number(new URL(house.upstream.url).port));
  const played: PlayedRow[] = new Array(rows.length);
  const waiting = rows.entries();
  let done = 0;
  const work = async (): Promise<void> => {
    for (const [index, row] of waiting) {
      played[index] = await playRow(row, house, count);
      done += 1;
      progress(done, row.name);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  count.stop();
  return played;
}

/** On a terminal one line that is written over; elsewhere a line for every tenth row. */
function progress(done: number, name: string): void {
  const text = `${done} of ${rows.length}: ${name}`;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${done < rows.length ? text : ''}`);
  else if (done % 10 === 0) process.stderr.write(`${done} of ${rows.length}\n`);
}

function curl(url: string, key: string, model: string): string {
  const body = JSON.stringify({ model, messages: [{ role: 'user', content: 'Hello' }] });
  return `curl -i ${url}/chat/completions -H 'authorization: Bearer ${key}' -H 'content-type: application/json' -d '${body}'`;
}

const house = await openHouse();
console.log(
  `Playing ${rows.length} failures through Express, Koa and Nest with the official openai client.`,
);
const played = await playAll(house);
console.log(table(played));
const wrong = played.filter((one) => !isRight(one));
console.log(
  wrong.length === 0
    ? `\nAll ${played.length} rows are as the contract says, the same in all three frameworks.`
    : `\n${wrong.length} of ${played.length} rows are not as the contract says.`,
);

if (once) {
  await house.close();
  process.exit(wrong.length === 0 ? 0 : 1);
}
const { express, koa, nest } = house.gateways;
console.log('\nThe gateways go on serving (Ctrl-C ends them). Try:\n');
console.log(curl(express.upstream.url, 'demo', 'fault:rate_limit_exceeded'));
console.log(curl(koa.upstream.url, 'demo_empty', 'demo-large'));
console.log(curl(nest.upstream.url, 'demo', 'fault:html_502'));
console.log(`\nAnd look at what they go through: ${house.watch.url}`);
const stop = async (): Promise<void> => {
  await house.close();
  process.exit(0);
};
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
