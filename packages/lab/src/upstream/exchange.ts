import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** One request being answered, with the few moves that good and bad answers are made of. */
export interface Exchange {
  readonly response: ServerResponse;
  /** Aborted when the caller leaves, or when we have cut the line ourselves. */
  readonly over: AbortSignal;
  /** Writes and waits until the bytes have left this process. */
  write(bytes: string | Uint8Array): Promise<void>;
  /** Waits, or returns early when it is over. Without ms: until it is over. */
  pause(ms: number | undefined): Promise<void>;
  /** Closes the connection without the last chunk. */
  cut(): void;
  /** Closes it with a TCP reset. */
  reset(): void;
}

/** Watches a request until its response closes; `onAbort` hears of a caller who left early. */
export function openExchange(
  request: IncomingMessage,
  response: ServerResponse,
  onAbort: () => void,
): Exchange {
  const over = new AbortController();
  let ours = false;
  response.once('close', () => {
    if (!ours && !response.writableFinished) onAbort();
    over.abort();
  });
  response.on('error', () => {}); // a caller who leaves while we write is no error of ours
  return {
    response,
    over: over.signal,
    write: (bytes) =>
      new Promise((resolve) => {
        if (over.signal.aborted) return resolve();
        const done = (): void => {
          over.signal.removeEventListener('abort', done);
          resolve();
        };
        // Node forgets a write's callback when the socket is gone, so closing counts as well.
        over.signal.addEventListener('abort', done);
        response.write(bytes, done);
      }),
    async pause(ms) {
      if (ms === undefined) {
        if (over.signal.aborted) return;
        await new Promise((resolve) =>
          over.signal.addEventListener('abort', resolve, { once: true }),
        );
        return;
      }
      await delay(ms, undefined, { signal: over.signal }).catch(() => {});
    },
    cut() {
      ours = true;
      request.socket.destroy();
    },
    reset() {
      ours = true;
      request.socket.resetAndDestroy();
    },
  };
}
