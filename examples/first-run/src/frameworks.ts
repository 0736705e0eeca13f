import type { Gateway, GatewayOptions } from 'gateway-desk';

/** The frameworks that have a gateway. */
export const frameworks = ['express', 'koa', 'nest'] as const;

export type Framework = (typeof frameworks)[number];

type StartGateway = (options: GatewayOptions) => Promise<Gateway>;

/** The same gateway three times; a framework is loaded only where it is asked for. */
export const starters: { readonly [F in Framework]: StartGateway } = {
  express: async (options) => (await import('gateway-express')).startGateway(options),
  koa: async (options) => (await import('gateway-koa')).startGateway(options),
  nest: async (options) => (await import('gateway-nest')).startGateway(options),
};
