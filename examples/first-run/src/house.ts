import { type FaultUpstream, startUpstream } from '@faultwire/lab';
import type { Gateway } from 'gateway-desk';
import { type Framework, frameworks, starters } from './frameworks.js';
import type { Door } from './row.js';
import { openWatch, type Watch } from './watch.js';

/** The fault upstream, and each gateway three times: before it, and before its two bad addresses. */
export interface House {
  readonly upstream: FaultUpstream;
  readonly watch: Watch;
  readonly gateways: { readonly [F in Framework]: { readonly [D in Door]: Gateway } };
  close(): Promise<void>;
}

/** Short, so that a provider that has fallen silent is found out within a first run's patience. */
const timeouts = { connectMs: 2_000, holdMs: 1_000, firstContentMs: 1_500, idleMs: 1_000 };

/** Starts everything in this process. */
export async function openHouse(): Promise<House> {
  const upstream = await startUpstream();
  const watch = await openWatch();
  const mine = { upstreamKey: 'operator-key', logger: false, timeouts } as const;
  const open = async (framework: Framework): Promise<{ readonly [D in Door]: Gateway }> => {
    const before = (url: string): Promise<Gateway> =>
      starters[framework]({ ...mine, upstream: url, observers: [watch.page] });
    return {
      upstream: await before(upstream.url),
      refused: await before(upstream.refusedURL),
      untrusted: await before(upstream.untrustedURL),
    };
  };
  const [express, koa, nest] = await Promise.all(frameworks.map(open));
  if (!express || !koa || !nest) throw new Error('three gateways were to start');
  const gateways = { express, koa, nest };
  return {
    upstream,
    watch,
    gateways,
    async close() {
      const all = Object.values(gateways).flatMap((doors) => Object.values(doors));
      await Promise.all(all.map((gateway) => gateway.close()));
      await Promise.all([upstream.close(), watch.close()]);
    },
  };
}
