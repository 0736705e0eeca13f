import { arrive, fail, MADE } from '../limit.mjs';
import { serveKoa } from './app.mjs';

const middleware = (ctx, next) => {
  arrive(ctx.res);
  return next().catch(() => {
    ctx.respond = false;
    fail(ctx.res);
  });
};

export default ({ own = false }) =>
  serveKoa({ first: [middleware], make: own ? () => MADE : undefined });
