import { FaultwireModule, fault } from '@faultwire/nestjs';
import { serveNest } from './app.mjs';

export default ({ platform, own = false }) =>
  serveNest({
    platform,
    imports: [FaultwireModule.forRoot({ logger: false })],
    make: own ? () => fault('rate_limit_exceeded', { retryAfterMs: 20_000 }) : undefined,
  });
