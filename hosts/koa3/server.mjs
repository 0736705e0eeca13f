import { createServer } from 'node:http';
import { createServer as createHttp2Server } from 'node:http2';
import { faultwire, requireApiKey } from '@faultwire/koa';
import Router from '@koa/router';
import Koa from 'koa';

function callback({ routes, options, keys }) {
  const router = new Router();
  for (const { method, path, guarded, writes, handle } of routes) {
    const guards = guarded ? [requireApiKey(keys)] : [];
    router[method](path, ...guards, async (ctx) => {
      if (writes) ctx.respond = false;
      const set = (name, value) => ctx.set(name, value);
      await handle({ req: ctx.req, res: ctx.res, set, account: ctx.state.account });
    });
  }
  const app = new Koa().use(faultwire(options)).use(router.routes()).use(router.allowedMethods());
  return app.callback();
}

export const servers = {
  koa3: (given) => createServer(callback(given)),
  'koa3-http2': (given) => createHttp2Server(callback(given)),
};
