// Contenders over HTTP: every process one slice a round, in shuffled order; CPU time a request is
// the figure; a ratio is taken against the mean of the baseline's two processes in the same round.
import { openLoad } from './load.mjs';
import { startServer } from './server-process.mjs';
import { random, shuffle, spread } from './statistics.mjs';

const SLICE_MS = 60;

export async function raceServers(
  group,
  { launches = group.launches ?? 2, rounds = 20, seed = 1 } = {},
) {
  const { baseline } = group;
  const entrants = [baseline, { ...baseline, name: 'A/A control' }, ...group.contenders];
  const seen = new Map(
    entrants.map(({ name }) => [name, { ratios: [], times: [], perRequest: [] }]),
  );
  for (let launch = 0; launch < launches; launch += 1)
    await oneLaunch(group, entrants, seen, rounds, seed + launch);
  const rows = entrants.map(({ name, ours = false, target, aside }, index) => {
    const { ratios, times, perRequest } = seen.get(name);
    return {
      name,
      ours,
      target,
      aside: aside ?? index < 2,
      better: 'higher',
      ratio: spread(ratios),
      cost: `${spread(perRequest).median.toFixed(0)} µs`,
      p99: `${spread(times).median.toFixed(1)} ms`,
    };
  });
  if (group.insideControl) aimAtControl(rows);
  return rows;
}

/** What costs nothing stays inside the quartiles of the baseline against itself. */
function aimAtControl([baseline, control, ...rows]) {
  const low = Math.min(baseline.ratio.low, control.ratio.low);
  for (const row of rows) if (row.ours) row.target = Number(low.toFixed(3));
}

async function oneLaunch(group, entrants, seen, rounds, seed) {
  const running = [];
  try {
    for (const entrant of entrants) {
      const server = await startServer(entrant);
      const load = await openLoad(server.port, { ...group.request, ...entrant.request });
      running.push({ entrant, server, load });
      // Until what is raced is compiled, however large it is: gateways and SDKs are not short.
      await load.run(group.warmUp ?? 6000, entrant.status ?? group.status);
    }
    const count = await slice(running[0], group);
    const next = random(seed);
    for (let round = 0; round < rounds; round += 1) {
      const costs = new Map();
      for (const runner of shuffle(running, next))
        costs.set(runner.entrant.name, await measure(runner, group, count));
      record(entrants, costs, seen, round > 0);
    }
  } finally {
    for (const { server, load } of running) {
      load.close();
      await server.stop();
    }
  }
}

/** How many requests make a slice. */
async function slice({ load, entrant }, group) {
  const began = performance.now();
  await load.run(500, entrant.status ?? group.status);
  return Math.max(32, Math.round((500 * SLICE_MS) / (performance.now() - began)));
}

async function measure({ load, server, entrant }, group, count) {
  const before = await server.cpu();
  const times = await load.run(count, entrant.status ?? group.status);
  const cpu = (await server.cpu()) - before;
  times.sort((a, b) => a - b);
  return { perRequest: cpu / count, p99: times[Math.floor(times.length * 0.99)] };
}

function record(entrants, costs, seen, warm) {
  if (!warm) return;
  const base = (costs.get(entrants[0].name).perRequest + costs.get('A/A control').perRequest) / 2;
  for (const { name } of entrants) {
    const { perRequest, p99 } = costs.get(name);
    const entry = seen.get(name);
    entry.ratios.push(base / perRequest);
    entry.perRequest.push(perRequest);
    entry.times.push(p99);
  }
}
