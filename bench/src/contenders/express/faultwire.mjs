import { fault, faultwire, requestContext } from '@faultwire/express';
import { serveExpress } from './app.mjs';

export default ({ mode = 'sync', own = false }) => {
  const options = { logger: false };
  return serveExpress({
    mode,
    first: [requestContext(options)],
    handlers: [faultwire(options)],
    make: own ? () => fault('rate_limit_exceeded', { retryAfterMs: 20_000 }) : undefined,
  });
};
