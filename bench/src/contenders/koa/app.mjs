// The app that every Koa contender shares: one route that fails as asked.
import { createServer } from 'node:http';
import Koa from 'koa';
import { ApiError, CONSTANT } from '../express/app.mjs';

/** `first` goes before the handler; `setUp` may take the app itself. */
export function serveKoa({ mode = 'throw', first = [], make = () => new ApiError(), setUp }) {
  const app = new Koa();
  app.silent = true;
  setUp?.(app);
  for (const middleware of first) app.use(middleware);
  app.use((ctx) => {
    if (ctx.path === '/ok') {
      ctx.body = { ok: true };
      return;
    }
    if (mode === 'throw') throw make();
    ctx.status = 429;
    ctx.body = CONSTANT;
  });
  return createServer(app.callback());
}
