import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { redact } from '@faultwire/core';
import { accountOf } from '../explain/account.js';
import { readPasted } from '../explain/read-pasted.js';
import { UsageError } from '../usage-error.js';
import type { Command } from './command.js';

/** `faultwire explain`: a pasted failure → what it means and what to do. */
export const explainCommand: Command = {
  usage: 'explain [--json] [FILE | CODE | TEXT]   without one, standard input is read',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean' } },
      allowPositionals: true,
    });
    const text = positionals.length === 0 ? await io.input() : await given(positionals.join(' '));
    if (text.trim() === '') throw new UsageError('explain: nothing was given to explain');
    const accounts = readPasted(text).map(({ id, fault }) => ({
      ...(id === undefined ? {} : { id: redact(id) }),
      ...accountOf(fault),
    }));
    if (values.json === true) {
      // One account stands alone; several stand one a line, as records do.
      const lines = accounts.map(({ text: _, ...account }) => account);
      io.out(
        lines.length === 1
          ? `${JSON.stringify(lines[0], null, 2)}\n`
          : lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
      );
    } else {
      io.out(
        `${accounts
          .map((account) => (account.id ? `${account.id}\n${account.text}` : account.text))
          .join('\n\n')}\n`,
      );
    }
    return 0;
  },
};

/** A name of a file gives the file; anything else is the thing itself. */
async function given(text: string): Promise<string> {
  const isFile = await stat(text).then(
    (found) => found.isFile(),
    () => false,
  );
  return isFile ? readFile(text, 'utf8') : text;
}
