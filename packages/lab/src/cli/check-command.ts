import { parseArgs } from 'node:util';
import { type Profile, profiles } from '@faultwire/core';
import { chooseClients } from '../check/clients/choose.js';
import type { Client } from '../check/clients/client.js';
import { findClient } from '../check/clients/packages.js';
import { newMisses, readBaseline } from '../check/report/baseline.js';
import { junitReport } from '../check/report/junit.js';
import { markdownReport } from '../check/report/markdown.js';
import { misses } from '../check/report/misses.js';
import { textReport } from '../check/report/text.js';
import { ownRows } from '../check/rows/own-rows.js';
import { providerRows } from '../check/rows/provider-rows.js';
import type { Row } from '../check/rows/row.js';
import { type CheckReport, runCheck } from '../check/run-check.js';
import { UsageError } from '../usage-error.js';
import type { Command } from './command.js';
import type { ConsoleIo } from './console-io.js';
import { wholeNumber } from './flag-values.js';
import { showProgress } from './progress.js';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;
const options = {
  clients: text,
  profile: text,
  key: text,
  header: { type: 'string', multiple: true },
  baseline: text,
  'cell-ms': text,
  json: flag,
  markdown: flag,
  junit: flag,
  own: flag,
  open: flag,
  quick: flag,
  'i-own-this-server': flag,
} as const;

/** `faultwire check`: the matrix fault × client against a server. */
export const checkCommand: Command = {
  usage: `check URL [--clients all|ID,…] [--profile ${Object.keys(profiles).join('|')}] [--key KEY]
check URL … [--json|--markdown|--junit] [--baseline FILE] [--own] [--open] [--quick]
            [--header 'NAME: VALUE'] [--cell-ms 30000] [--i-own-this-server]`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const url = readUrl(positionals, values['i-own-this-server'] === true);
    const known =
      values.baseline === undefined ? new Set<string>() : await readBaseline(values.baseline);
    const chosen = chooseClients(values.clients ?? 'all');
    const progress = showProgress(io);
    const profile = profileNamed(values.profile ?? 'standard');
    const report = await runCheck({
      url,
      // The example gateways know this one.
      key: values.key ?? process.env['FAULTWIRE_KEY'] ?? `${profile.keyPrefix}demo`,
      profile,
      headers: headerLines(values.header ?? []),
      clients: values.quick === true ? atHand(chosen) : chosen,
      rows: rowsFor(values),
      install: values.quick !== true,
      cellMs: wholeNumber('cell-ms', values['cell-ms'], 600_000) ?? 30_000,
      stop: io.ended,
      onCell: progress.step,
    });
    progress.end();
    print(report, values, io);
    const amiss = newMisses(report, known);
    if (known.size > 0) {
      io.err(`${amiss.length} of ${misses(report).length} misses are not in the baseline.\n`);
    }
    return amiss.length === 0 && report.cells.length > 0 ? 0 : 1;
  },
};

/** A check provokes failures by the hundred: at home freely, elsewhere by those who may. */
function readUrl(positionals: readonly string[], isOwn: boolean): URL {
  const [given, ...more] = positionals;
  if (given === undefined || more.length > 0) throw new UsageError('check: give one URL');
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`check: not an http URL: ${given}`);
  }
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (!isLoopback && !isOwn) {
    throw new UsageError(
      `check: ${url.hostname} is not this machine; with --i-own-this-server you say that you may provoke it`,
    );
  }
  return url;
}

function headerLines(lines: readonly string[]): readonly string[] {
  const wrong = lines.find((line) => !/^[\w-]+: [\x20-\x7e]+$/.test(line));
  if (wrong !== undefined) throw new UsageError("--header must be of the form 'name: value'");
  return lines;
}

function profileNamed(name: string): Profile {
  if (Object.hasOwn(profiles, name)) return profiles[name as keyof typeof profiles];
  throw new UsageError(`--profile must be one of ${Object.keys(profiles).join(', ')}`);
}

function rowsFor(values: {
  own?: boolean | undefined;
  open?: boolean | undefined;
  quick?: boolean | undefined;
}): readonly Row[] {
  return [...(values.own === true ? [] : providerRows), ...ownRows]
    .filter(({ quick }) => values.quick !== true || quick === true)
    .filter(({ aboutKeys }) => values.open !== true || aboutKeys !== true);
}

/** `--quick` installs nothing. */
function atHand(clients: readonly Client[]): readonly Client[] {
  return clients.filter((client) => findClient(client) !== undefined);
}

function print(
  report: CheckReport,
  form: { json?: boolean | undefined; markdown?: boolean | undefined; junit?: boolean | undefined },
  io: ConsoleIo,
): void {
  if (form.json === true) io.out(`${JSON.stringify(report, null, 2)}\n`);
  else if (form.markdown === true) io.out(markdownReport(report));
  else if (form.junit === true) io.out(junitReport(report));
  else io.out(textReport(report));
}
