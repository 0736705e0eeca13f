import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** A loopback port where every connection is refused. */
export interface RefusingPort {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Finds a port that refuses, and keeps it: the local end of a connection of our own lies on it, so no
 * other process can begin to listen there in the meantime.
 */
export async function holdRefusingPort(): Promise<RefusingPort> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection');
  const holder = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(holder, 'connect');
  const [peer] = await accepted;
  const port = holder.localPort ?? 0;
  return {
    port,
    async close() {
      holder.destroy();
      peer.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
