import type { Gateway, GatewayOptions } from 'gateway-desk';
import { startGateway as startExpress } from 'gateway-express';
import { startGateway as startKoa } from 'gateway-koa';
import { startGateway as startNest } from 'gateway-nest';

/** The frameworks that have a gateway. */
export const frameworks = ['express', 'koa', 'nest'] as const;

export type Framework = (typeof frameworks)[number];

/** The same gateway three times. */
export const starters: {
  readonly [F in Framework]: (options: GatewayOptions) => Promise<Gateway>;
} = { express: startExpress, koa: startKoa, nest: startNest };
