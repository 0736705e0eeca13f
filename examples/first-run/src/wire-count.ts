import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Counts requests where they arrive, so that no client can forget one. */
export interface WireCount {
  /** How many requests with this `x-probe-id` came in at the gateways. */
  of(probe: string): number;
  stop(): void;
}

/**
 * Listens to node:http itself: every request that any server of this process gets is announced there.
 *
 * @param upstreamPort not counted: what a gateway sends on is not what its client sent.
 */
export function countRequests(upstreamPort: number): WireCount {
  const counts = new Map<string, number>();
  const heard = (message: unknown): void => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    const probe = request.headers['x-probe-id'];
    if (typeof probe !== 'string') return;
    if ((server.address() as AddressInfo | null)?.port === upstreamPort) return;
    counts.set(probe, (counts.get(probe) ?? 0) + 1);
  };
  subscribe('http.server.request.start', heard);
  return {
    of: (probe) => counts.get(probe) ?? 0,
    stop: () => unsubscribe('http.server.request.start', heard),
  };
}
