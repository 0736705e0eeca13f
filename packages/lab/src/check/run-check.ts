import type { Profile } from '@faultwire/core';
import type { Cell } from './cell.js';
import { type ClientProcess, startClient } from './client-run.js';
import type { Client } from './clients/client.js';
import { findClient, installClient } from './clients/packages.js';
import type { Row } from './rows/row.js';
import { judge } from './verdict/judge.js';
import { openRelay } from './wire/relay.js';
import { readWireAnswer } from './wire/wire-answer.js';

/** What is to be checked, with what. */
export interface CheckOptions {
  readonly url: URL;
  readonly key: string;
  readonly profile: Profile;
  /** Header lines that every request gets. */
  readonly headers?: readonly string[];
  readonly clients: readonly Client[];
  readonly rows: readonly Row[];
  /** Install what is missing? */
  readonly install: boolean;
  /** The longest that a cell may take. */
  readonly cellMs: number;
  readonly stop: AbortSignal;
  /** Hears of every cell. */
  readonly onCell?: (cell: Cell, done: number, all: number) => void;
}

/** A run of the matrix. */
export interface CheckReport {
  readonly profile: string;
  /** Every client, with why it could not be asked. */
  readonly clients: readonly {
    readonly id: string;
    readonly title: string;
    readonly missing?: string;
  }[];
  /** By client, then by row, in the order of the matrix. */
  readonly cells: readonly Cell[];
}

/** Most of a cell is the client's own waiting between its tries. */
const cellsAtOnce = 8;
const clientsAtOnce = 3;

/**
 * Runs the matrix: every row through every client that can send it.
 *
 * @throws the reason of `stop` once it is aborted.
 */
export async function runCheck(options: CheckOptions): Promise<CheckReport> {
  const all = options.clients.flatMap((client) => rowsFor(client, options.rows)).length;
  let done = 0;
  const results = await inTurns(options.clients, clientsAtOnce, async (client) => {
    const missing = await provide(client, options);
    if (missing !== undefined) return { client, missing, cells: [] };
    const process = startClient(client, findClient(client) ?? {});
    options.stop.addEventListener('abort', process.end, { once: true });
    try {
      const rows = rowsFor(client, options.rows);
      const cells = await inTurns(rows, cellsAtOnce, async (row) => {
        options.stop.throwIfAborted();
        const cell = await runCell(client, row, process, options);
        done += 1;
        options.onCell?.(cell, done, all);
        return cell;
      });
      options.stop.throwIfAborted();
      return { client, cells };
    } finally {
      process.end();
    }
  });
  return {
    profile: options.profile.name,
    clients: results.map(({ client: { id, title }, missing }) => ({
      id,
      title,
      ...(missing === undefined ? {} : { missing }),
    })),
    cells: results.flatMap(({ cells }) => cells),
  };
}

function rowsFor({ family }: Client, rows: readonly Row[]): readonly Row[] {
  return rows.filter(({ only }) => only === undefined || only.includes(family));
}

/** Why the client cannot be asked; undefined where it can. */
async function provide(
  client: Client,
  { install, stop }: CheckOptions,
): Promise<string | undefined> {
  if (findClient(client) !== undefined) return undefined;
  if (!install) return 'not installed';
  try {
    await installClient(client, stop);
  } catch (error) {
    return `npm could not install it: ${(error as Error).message.trim().split('\n').at(-1)}`;
  }
  return findClient(client) === undefined ? 'npm installed another version' : undefined;
}

async function runCell(
  client: Client,
  row: Row,
  process: ClientProcess,
  { url, key, profile, cellMs, headers }: CheckOptions,
): Promise<Cell> {
  const relay = await openRelay(url, headers);
  const outcome = await process.ask(
    {
      baseURL: relay.origin + url.pathname.replace(/\/$/, ''),
      key: row.wrongKey === true ? `${key}-wrong` : key,
      model: row.fault === undefined ? modelOf(row) : `fault:${row.fault}`,
      stream: row.stream === true,
      dialect: client.dialect,
      ...(row.fields === undefined ? {} : { fields: row.fields }),
      ...(row.raw === undefined ? {} : { raw: row.raw }),
    },
    cellMs,
  );
  const { exchanged } = relay;
  await relay.close();
  const last = exchanged.at(-1);
  const wire = last === undefined ? undefined : readWireAnswer(last.answer);
  const expected = row.expected(client.dialect);
  const requests = exchanged.length;
  const mayWait = outcome === undefined && (row.patienceMs ?? 0) > cellMs;
  const { end, exception, status, code, type, param, requestId } = outcome ?? { end: 'hung' };
  return {
    client: client.id,
    row: row.id,
    group: row.group,
    expected: expected === 'whole' ? expected : expected.code,
    end,
    ...(exception === undefined ? {} : { exception }),
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code }),
    ...(type === undefined ? {} : { type }),
    ...(param === undefined ? {} : { param }),
    request_id: requestId !== undefined,
    requests,
    waits_ms: exchanged
      .slice(1)
      .map(({ atMs }, index) => Math.round(atMs - (exchanged[index]?.atMs ?? 0))),
    broken: mayWait ? [] : judge({ client, outcome, wire, requests }, expected, profile),
  };
}

/** A model that every example knows, or one that nobody does. */
function modelOf({ id }: Row): string {
  return id === 'unknown model' ? 'faultwire-no-such-model' : 'demo-small';
}

/** Runs a job for each, so many at a time; results stand in the order of the list. */
async function inTurns<T, R>(
  list: readonly T[],
  atOnce: number,
  job: (each: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = new Array(list.length);
  const waiting = list.entries();
  const work = async (): Promise<void> => {
    for (const [index, each] of waiting) results[index] = await job(each);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, work));
  return results;
}
