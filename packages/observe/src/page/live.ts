import type { ServerResponse } from 'node:http';
import type { NewestFaults } from './newest-faults.js';
import { shownFault } from './shown-fault.js';

/** Faults come by the thousand; eyes and browsers take one update a second. */
const TICK_MS = 1000;
const MAX_VIEWERS = 16;
const FAULTS_AT_FIRST = 200;
const FAULTS_A_TICK = 50;

interface Viewer {
  readonly res: ServerResponse;
  /** The number of the last fault that was sent or given up. */
  seen: number;
}

/**
 * The live side of the page: server-sent events, one update a second for all viewers together.
 * A viewer who reads too slowly misses updates and is told how many faults are not listed; nobody
 * waits for it. Without viewers nothing runs.
 */
export class Live {
  readonly #faults: NewestFaults;
  readonly #state: () => string;
  readonly #viewers = new Set<Viewer>();
  #timer: NodeJS.Timeout | undefined;

  constructor(faults: NewestFaults, state: () => string) {
    this.#faults = faults;
    this.#state = state;
  }

  get isFull(): boolean {
    return this.#viewers.size >= MAX_VIEWERS;
  }

  /** Takes over a response whose head has been written. */
  add(res: ServerResponse): void {
    const viewer: Viewer = { res, seen: 0 };
    this.#viewers.add(viewer);
    res.once('close', () => this.#remove(viewer));
    res.write('retry: 2000\n\n');
    this.#send(viewer, this.#state(), FAULTS_AT_FIRST);
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS).unref();
  }

  #remove(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    if (this.#viewers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #tick(): void {
    const state = this.#state();
    for (const viewer of this.#viewers) {
      if (viewer.res.writableNeedDrain) continue;
      if (isClosing(viewer.res)) viewer.res.end();
      else this.#send(viewer, state, FAULTS_A_TICK);
    }
  }

  #send(viewer: Viewer, state: string, max: number): void {
    const { faults, missed } = this.#faults.since(viewer.seen, max);
    viewer.seen = this.#faults.count;
    viewer.res.write(`event: state\ndata: ${state}\n\n`);
    if (faults.length === 0 && missed === 0) return;
    const shown = faults.map(({ number, report }) => shownFault(number, report));
    viewer.res.write(`event: faults\ndata: ${JSON.stringify({ faults: shown, missed })}\n\n`);
  }
}

/** A server that was told to close waits for every open answer, and this one never ends by itself. */
function isClosing(res: ServerResponse): boolean {
  const { server } = (res.req.socket ?? {}) as { server?: { listening?: boolean } };
  return server?.listening === false;
}
