/** What a command reads and writes; the tests give their own. */
export interface ConsoleIo {
  /** Standard output. */
  out(text: string): void;
  /** Standard error. */
  err(text: string): void;
  /** All of standard input. */
  input(): Promise<string>;
  /** May a line be written over, for progress? */
  readonly interactive: boolean;
  /** Aborted when the user ends the command. */
  readonly ended: AbortSignal;
}

/** Standard input is read this far; an error is not longer. */
const MAX_INPUT_BYTES = 64 * 1024 * 1024;

/** The console of this process. */
export function processIo(ended: AbortSignal): ConsoleIo {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    async input() {
      process.stdin.setEncoding('utf8');
      let text = '';
      for await (const chunk of process.stdin) {
        text += chunk;
        if (text.length > MAX_INPUT_BYTES) break;
      }
      return text;
    },
    interactive: process.stderr.isTTY === true,
    ended,
  };
}
