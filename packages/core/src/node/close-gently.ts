import type { Socket } from 'node:net';

/** How long a connection that was told to close may go on sending before it is cut. */
const LINGER_MS = 2_000;

/**
 * Ends a connection whose peer may still be sending: half closed first, what comes is thrown away,
 * and only then cut. Closed at once, unread bytes would make the kernel reset it, and the reset
 * takes the answer with it.
 */
export function closeGently(socket: Socket, last = ''): void {
  if (socket.destroyed) return;
  socket.end(last);
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  timer.unref();
  socket.once('end', () => socket.destroy());
  socket.once('close', () => clearTimeout(timer));
}
