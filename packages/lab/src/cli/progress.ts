import type { Cell } from '../check/cell.js';
import type { ConsoleIo } from './console-io.js';

const WIDTH = 30;

/** A bar on a terminal, a line for every hundredth cell elsewhere; both on standard error. */
export function showProgress(io: ConsoleIo): {
  step(cell: Cell, done: number, all: number): void;
  end(): void;
} {
  return {
    step({ client, row }, done, all) {
      const filled = Math.round((WIDTH * done) / all);
      const bar = `${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}`;
      if (io.interactive) io.err(`\r\x1b[K[${bar}] ${done}/${all} ${client}: ${row}`);
      else if (done % 100 === 0) io.err(`${done} of ${all}\n`);
    },
    end() {
      if (io.interactive) io.err('\r\x1b[K');
    },
  };
}
