import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Dashboard, dashboard } from '@faultwire/observe';

/** The page that shows what all gateways go through, on a port of its own. */
export interface Watch {
  readonly page: Dashboard;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the page to this machine only. */
export async function openWatch(): Promise<Watch> {
  const page = dashboard({ localOnly: true });
  const server = createServer((req, res) => page.handler(req, res)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    page,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
