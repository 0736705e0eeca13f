import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Desk } from './desk.js';
import type { Gateway, Settings } from './options.js';

/** How long an answer may take to leave when the gateway stops. */
const graceMs = 5_000;

/** Listens on loopback and makes a Gateway of it. */
export async function listen(server: Server, desk: Desk, settings: Settings): Promise<Gateway> {
  server.listen(settings.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: origin + settings.profile.basePath,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      desk.endCalls();
      // A connection falls idle when its last answer has left, and would then be kept alive.
      const idle = setInterval(() => server.closeIdleConnections(), 20);
      const late = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
      await desk.close();
    },
  };
}
