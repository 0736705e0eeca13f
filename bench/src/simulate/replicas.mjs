// One run of the simulation: replicas of a service, each with the product's own retry, budget and
// breaker, before one provider that fails for a minute.
import { fault } from '@faultwire/core';
import { internals } from '../harness/internals.mjs';
import { virtualTime } from './virtual-time.mjs';

const { createResilience, memoryStore } = await internals(
  'resilience/memory-store',
  'resilience/resilience',
);

export const REPLICAS = 100;
/** Each replica has so many requests a second. */
const REQUESTS_PER_S = 5;
export const DOWN_FROM_MS = 60_000;
export const DOWN_UNTIL_MS = 120_000;
export const END_MS = 240_000;
const SERVED_IN_MS = 300;
const FAILED_IN_MS = 50;

const circuit = { key: 'acme|m|k', provider: 'acme', model: 'm', keyHint: 'k' };
const route = { circuit, fallback: undefined, credentials: 'operator' };
const layers = { before: 0, mayMake: Number.POSITIVE_INFINITY };

/** The loop of SolRouter's error page: three retries after 500·2^(n-1) ms, by hand. */
export const BY_HAND = 'by hand';

/**
 * @param options what `createUpstream` would be given, or BY_HAND.
 * @param shared do the replicas share their circuits?
 */
export async function simulate(options, shared) {
  const time = virtualTime();
  try {
    return await play(time, options, shared ? memoryStore() : undefined);
  } finally {
    time.release();
  }
}

async function play(time, options, store) {
  const random = mulberry32(1);
  const clock = { now: time.now, after: time.after, random };
  const perSecond = new Array(END_MS / 1000).fill(0);
  const seen = { deadRequests: 0, refusedAfterwards: 0 };
  const down = () => time.now() >= DOWN_FROM_MS && time.now() < DOWN_UNTIL_MS;

  const place = () =>
    new Promise((resolve, reject) => {
      perSecond[Math.floor(time.now() / 1000)] += 1;
      if (!down()) return time.after(SERVED_IN_MS, () => resolve('served'));
      seen.deadRequests += 1;
      const upstream = { provider: 'acme', status: 503, raw: '' };
      time.after(FAILED_IN_MS, () => reject(fault('overloaded', { upstream })));
    });

  for (let replica = 0; replica < REPLICAS; replica += 1) {
    const call = options === BY_HAND ? byHand(place, time) : pursuing(options, store, clock, place);
    const request = () => {
      if (time.now() >= END_MS - 10_000) return;
      time.after(1000 / REQUESTS_PER_S, request);
      const afterwards = time.now() >= DOWN_UNTIL_MS;
      call().then(
        () => {},
        () => {
          if (afterwards) seen.refusedAfterwards += 1;
        },
      );
    };
    time.after(random() * (1000 / REQUESTS_PER_S), request);
  }
  await time.run(END_MS);
  return { ...seen, perSecond, peak: Math.max(...perSecond) };
}

function pursuing(options, store, clock, place) {
  const breaker = options.breaker === false ? false : { ...options.breaker, store };
  const resilience = createResilience({ ...options, breaker }, clock);
  const job = {
    routes: [route],
    layers,
    replayable: true,
    streamed: false,
    signals: [],
    place,
    statusOf: () => 200,
  };
  return () => resilience.pursue(job).answer;
}

function byHand(place, time) {
  return async () => {
    for (let retry = 1; ; retry += 1) {
      try {
        return await place();
      } catch (error) {
        if (retry > 3) throw error;
        await new Promise((resolve) => time.after(500 * 2 ** (retry - 1), resolve));
      }
    }
  };
}

/** Repeatable dice (Tommy Ettinger's Mulberry32). */
function mulberry32(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
