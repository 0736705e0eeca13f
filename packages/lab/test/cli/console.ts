import type { ConsoleIo } from '../../src/cli/console-io.js';

/** A console whose output is kept. */
export interface KeptConsole extends ConsoleIo {
  readonly printed: { out: string; err: string };
  end(): void;
}

/** A console with this standard input. */
export function keptConsole(input = ''): KeptConsole {
  const printed = { out: '', err: '' };
  const over = new AbortController();
  return {
    printed,
    out(text) {
      printed.out += text;
    },
    err(text) {
      printed.err += text;
    },
    input: async () => input,
    interactive: false,
    ended: over.signal,
    end: () => over.abort(),
  };
}
