#!/usr/bin/env node
import { processIo } from '../cli/console-io.js';
import { runCli } from '../cli/run-cli.js';

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => ended.abort());
}
process.exitCode = await runCli(process.argv.slice(2), processIo(ended.signal));
