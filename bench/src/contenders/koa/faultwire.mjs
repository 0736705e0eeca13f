import { fault, faultwire } from '@faultwire/koa';
import { serveKoa } from './app.mjs';

export default ({ own = false }) =>
  serveKoa({
    first: [faultwire({ logger: false })],
    make: own ? () => fault('rate_limit_exceeded', { retryAfterMs: 20_000 }) : undefined,
  });
