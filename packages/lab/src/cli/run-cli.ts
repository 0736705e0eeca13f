import { UsageError } from '../usage-error.js';
import { checkCommand } from './check-command.js';
import type { Command } from './command.js';
import type { ConsoleIo } from './console-io.js';
import { explainCommand } from './explain-command.js';
import { upstreamCommand } from './upstream-command.js';

const commands: Readonly<Record<string, Command>> = {
  upstream: upstreamCommand,
  check: checkCommand,
  explain: explainCommand,
};

const usage = `faultwire provokes any failure, checks any server with real clients, explains any error.

${Object.values(commands)
  .map((command) => command.usage.replace(/^(?! )/gm, '  faultwire ').replace(/^ {12}/gm, '      '))
  .join('\n')}
`;

/**
 * Runs the command line.
 *
 * @returns the exit code: 0 good, 1 something is amiss, 2 asked wrongly.
 */
export async function runCli(args: readonly string[], io: ConsoleIo): Promise<number> {
  const [name = '', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    io.out(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    io.err(`${name === '' ? '' : `faultwire: no command ${JSON.stringify(name)}\n\n`}${usage}`);
    return 2;
  }
  try {
    return await command.run(rest, io);
  } catch (error) {
    if (io.ended.aborted && error === io.ended.reason) return 130; // ended by the user, as shells say it
    if (!isUsage(error)) throw error;
    io.err(`${(error as Error).message}\n\n  faultwire ${command.usage}\n`);
    return 2;
  }
}

/** Ours, or one of parseArgs'. */
function isUsage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return (
    error instanceof UsageError || (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_'))
  );
}
