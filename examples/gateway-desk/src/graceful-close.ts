import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long an answer may take to leave when the server stops. */
const graceMs = 5_000;

/**
 * Makes a close for a server that lets answers in flight leave, and nothing else linger. Node's own
 * `closeIdleConnections` passes over connections that have not sent a request yet, which browsers
 * and fetch open in advance.
 */
export function gracefulClose(server: Server): () => Promise<void> {
  const quiet = new Set<Socket>();
  let closing = false;
  const rest = (socket: Socket): void => {
    if (closing) socket.destroySoon();
    else if (!socket.destroyed) quiet.add(socket);
  };
  server.on('connection', (socket) => {
    rest(socket);
    socket.once('close', () => quiet.delete(socket));
  });
  server.prependListener('request', ({ socket }, response) => {
    quiet.delete(socket);
    response.once('close', () => rest(socket));
  });
  return async () => {
    closing = true;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of quiet) socket.destroy();
    const late = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(late);
  };
}
