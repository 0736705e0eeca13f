// Relays of streams: each slice reads some streams to their end. The figure is CPU time a frame, or
// where one process serves both sides of a switch, frames a second.
import { FULL_FRAMES, PACED_FRAMES } from '../contenders/relay/wire.mjs';
import { startServer } from './server-process.mjs';
import { random, shuffle, spread } from './statistics.mjs';
import { readStream } from './stream-load.mjs';

const FRAMES = { stream: FULL_FRAMES, paced: PACED_FRAMES };

/**
 * @param group `kind` ('stream' at full speed, 'paced'), `streams` a slice, `shared`: all entrants
 *   are paths of one server, and the figure is `by`: 'cpu' or 'wall'.
 */
export async function raceStreams(
  group,
  { launches = group.launches ?? 2, rounds = 10, seed = 1 } = {},
) {
  const { baseline } = group;
  const entrants = [baseline, { ...baseline, name: 'A/A control' }, ...group.contenders];
  const seen = new Map(entrants.map(({ name }) => [name, { ratios: [], costs: [] }]));
  for (let launch = 0; launch < launches; launch += 1)
    await oneLaunch(group, entrants, seen, group.rounds ?? rounds, seed + launch);
  return entrants.map(({ name, ours = false, target, aside }, index) => ({
    name,
    ours,
    target,
    aside: aside ?? index < 2,
    better: group.shared ? 'higher' : 'lower',
    ratio: spread(seen.get(name).ratios),
    cost: `${spread(seen.get(name).costs).median.toFixed(1)} µs CPU`,
  }));
}

async function oneLaunch(group, entrants, seen, rounds, seed) {
  const servers = new Map();
  try {
    const running = [];
    for (const entrant of entrants) {
      const key = group.shared ? entrant.url.href : entrant.name;
      if (!servers.has(key)) servers.set(key, await startServer(entrant));
      running.push({ entrant, server: servers.get(key) });
    }
    for (const runner of running)
      for (let slice = 0; slice < (group.kind === 'paced' ? 1 : 3); slice += 1)
        await measure(runner, group);
    const next = random(seed);
    for (let round = 0; round < rounds; round += 1) {
      const costs = new Map();
      for (const runner of shuffle(running, next))
        costs.set(runner.entrant.name, await measure(runner, group));
      record(group, entrants, costs, seen);
    }
  } finally {
    for (const server of servers.values()) await server.stop();
  }
}

async function measure({ server, entrant }, { kind, streams }) {
  const path = entrant.path ?? `/${kind}/v1/chat/completions`;
  const before = await server.cpu();
  const began = performance.now();
  const reads = Array.from({ length: streams }, () =>
    readStream(server.port, path, entrant.headers),
  );
  await Promise.all(reads);
  const ms = performance.now() - began;
  const frames = streams * FRAMES[kind];
  return { cpu: ((await server.cpu()) - before) / frames, ms };
}

function record({ shared, by = 'cpu' }, entrants, costs, seen) {
  const value = (name) => (by === 'cpu' ? costs.get(name).cpu : costs.get(name).ms);
  const base = (value(entrants[0].name) + value('A/A control')) / 2;
  for (const { name } of entrants) {
    const cost = value(name) / base;
    seen.get(name).ratios.push(shared ? 1 / cost : cost);
    seen.get(name).costs.push(costs.get(name).cpu);
  }
}
