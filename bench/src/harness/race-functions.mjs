// Contenders inside one process: slices of each in shuffled order, nanoseconds a call, ratios to
// the baseline of the same round.
import { random, shuffle, spread } from './statistics.mjs';

const SLICE_NS = 8_000_000;

export async function raceFunctions({ baseline, contenders }, { rounds = 41, seed = 1 } = {}) {
  const entrants = [baseline, { ...baseline, name: 'A/A control' }, ...contenders];
  const counts = new Map(entrants.map((entrant) => [entrant.name, calibrate(entrant.run)]));
  const seen = new Map(entrants.map(({ name }) => [name, { ratios: [], costs: [] }]));
  const next = random(seed);
  for (let round = 0; round < rounds; round += 1) {
    const costs = new Map();
    for (const { name, run } of shuffle(entrants, next))
      costs.set(name, time(run, counts.get(name)));
    const base = (costs.get(baseline.name) + costs.get('A/A control')) / 2;
    for (const { name } of entrants) {
      seen.get(name).ratios.push(costs.get(name) / base);
      seen.get(name).costs.push(costs.get(name));
    }
  }
  return entrants.map(({ name, ours = false, target, aside }, index) => ({
    name,
    ours,
    target,
    aside: aside ?? index < 2,
    better: 'lower',
    ratio: spread(seen.get(name).ratios),
    cost: `${spread(seen.get(name).costs).median.toFixed(0)} ns`,
  }));
}

let sink;

function time(run, count) {
  const began = process.hrtime.bigint();
  for (let i = 0; i < count; i += 1) sink = run(i);
  return Number(process.hrtime.bigint() - began) / count;
}

function calibrate(run) {
  const warm = Math.max(200, Math.min(50_000, Math.round(5e7 / time(run, 200))));
  const ns = time(run, warm);
  return Math.max(1, Math.round(SLICE_NS / ns));
}

/** Keeps results alive, so that no call is optimised away. */
export function lastResult() {
  return sink;
}
