import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Desk } from './desk.js';
import { gracefulClose } from './graceful-close.js';
import type { Gateway, Settings } from './options.js';

/** Listens on loopback and makes a Gateway of it. */
export async function listen(server: Server, desk: Desk, settings: Settings): Promise<Gateway> {
  const close = gracefulClose(server);
  server.listen(settings.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    url: origin + settings.profile.basePath,
    async close() {
      desk.endCalls();
      await close();
      await desk.close();
    },
  };
}
