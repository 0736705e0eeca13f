import type { ServerResponse } from 'node:http';
import { cut } from '@faultwire/core/node';

/** How long a thrown Fault may wait for whoever answers it. */
const ANSWER_MS = 1000;

/**
 * A Fault is on its way to the adapter. Where none answers it, a caller would wait for ever, or
 * take what he has for whole: so the socket is destroyed. Leaves neither timer nor listener behind.
 */
export function destroyUnlessAnswered(res: ServerResponse): void {
  if (res.writableEnded || res.destroyed) return;
  const begun = res.headersSent;
  const timer = setTimeout(() => {
    res.off('close', stop);
    if (!res.writableEnded && (begun || !res.headersSent)) cut(res);
  }, ANSWER_MS);
  timer.unref();
  const stop = (): void => clearTimeout(timer);
  res.once('close', stop);
}
