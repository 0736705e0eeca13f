import { type FaultUpstream, startUpstream } from '@faultwire/lab';
import type { Gateway, GatewayOptions } from 'gateway-desk';
import { startGateway as express } from 'gateway-express';
import { startGateway as koa } from 'gateway-koa';
import { startGateway as nest } from 'gateway-nest';

/** The same gateway in three frameworks. */
export const starters: readonly (readonly [
  framework: string,
  start: (options: GatewayOptions) => Promise<Gateway>,
])[] = [
  ['Express', express],
  ['Koa', koa],
  ['Nest', nest],
];

/** A gateway and the fault upstream behind it. */
export interface Pair {
  readonly gateway: Gateway;
  readonly upstream: FaultUpstream;
  close(): Promise<void>;
}

/** Starts both; what is silent for 300 ms is late. */
export async function startPair(
  start: (options: GatewayOptions) => Promise<Gateway>,
  options: Partial<GatewayOptions> = {},
): Promise<Pair> {
  const upstream = await startUpstream();
  const gateway = await start({
    upstream: upstream.url,
    upstreamKey: 'operator-key',
    logger: false,
    timeouts: { firstContentMs: 300, idleMs: 300 },
    ...options,
  });
  return {
    gateway,
    upstream,
    async close() {
      await gateway.close();
      await upstream.close();
    },
  };
}
