import type { IncomingMessage } from 'node:http';
import { read } from '../guarded.js';

/** How much of an upload that nobody wants is still read (docs/contract.md, "The envelope"). */
export interface DrainLimits {
  readonly bytes: number;
  readonly ms: number;
}

const LIMITS: DrainLimits = { bytes: 64 * 1024 * 1024, ms: 10_000 };

/** Is there a body that has not come to its end? */
export function hasUnreadBody(req: IncomingMessage, http1: boolean): boolean {
  const { headers } = req;
  const length = headers['content-length'];
  if (headers['transfer-encoding'] === undefined) {
    if (length === '0' || (length === undefined && http1)) return false;
    if (length === undefined && endsWithHeaders(req)) return false;
  }
  return !(req.complete || req.readableEnded || req.destroyed);
}

/** HTTP/2 says so without a length. */
function endsWithHeaders(req: IncomingMessage): boolean {
  return read(read(req, 'stream'), 'endAfterHeaders') === true;
}

/**
 * Reads the rest of an upload and throws it away. A connection that is closed with bytes unread is
 * reset by the kernel, and the reset takes the answer with it: clients then report a connection
 * error and upload everything again (measured with the official ones).
 *
 * @param done told whether the whole upload was read, or a limit was met before its end.
 */
export function drainUpload(
  req: IncomingMessage,
  done: (whole: boolean) => void,
  limits: DrainLimits = LIMITS,
): void {
  let bytes = 0;
  let settled = false;
  const settle = (whole: boolean): void => {
    if (settled) return;
    settled = true;
    clearTimeout(timer);
    done(whole);
  };
  const timer = setTimeout(() => settle(false), limits.ms);
  timer.unref();
  req.on('data', (chunk: Buffer | string) => {
    bytes += chunk.length;
    if (bytes > limits.bytes) settle(false);
  });
  for (const event of ['end', 'close', 'error']) req.once(event, () => settle(true));
  req.resume();
}
