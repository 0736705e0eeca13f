import { createServer } from 'node:http';
import { answerClientErrors, faultwire, requireApiKey } from '@faultwire/koa';
import { relay } from '@faultwire/upstream';
import Router from '@koa/router';
import {
  type Account,
  Desk,
  type Gateway,
  type GatewayOptions,
  listen,
  maxBodyBytes,
  type PostName,
  routes,
  type Settings,
  settingsOf,
} from 'gateway-desk';
import Koa, { type Middleware } from 'koa';
import bodyParser from 'koa-bodyparser';

/** Starts the gateway on Koa. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const settings = settingsOf(options);
  const desk = new Desk(settings);
  const server = createServer(gateway(desk, settings).callback());
  answerClientErrors(server, desk.faultwire);
  return listen(server, desk, settings);
}

function gateway(desk: Desk, { profile, open }: Settings): Koa {
  const { basePath, keyPrefix } = profile;
  const router = new Router();

  const takeKey: Middleware = (ctx, next) => {
    desk.takeKey(ctx.req);
    return next();
  };
  const limit: Middleware = async (ctx, next) => {
    await desk.limit(accountOf(ctx));
    return next();
  };
  const acceptBody: Middleware = (ctx, next) => {
    desk.acceptBody(ctx.req);
    return next();
  };
  const key = open ? [] : [takeKey, requireApiKey({ prefix: keyPrefix, verify: desk.verify })];
  const json = [acceptBody, bodyParser(parsing)];

  /** Key, rate limit, body, the request itself, and then the provider. */
  const post = (path: string, route: PostName): void => {
    router.post(path, ...key, limit, ...json, async (ctx) => {
      const checked = desk.accept(ctx.req, accountOf(ctx), route, ctx.request.body);
      await relay(await desk.forward(ctx.req, route, checked), ctx, routes[route]);
    });
  };

  router.get(basePath + routes.models.path, ...key, limit, async (ctx) => {
    await relay(await desk.forward(ctx.req, 'models'), ctx);
  });
  for (const route of ['chat', 'responses', 'embeddings', 'messages'] as const) {
    post(basePath + routes[route].path, route);
  }
  post(`${routes.gemini.path}/*call`, 'gemini');

  const app = new Koa();
  app.use(faultwire(desk.faultwire));
  app.use(router.routes());
  return app;
}

const parsing = {
  enableTypes: ['json'],
  jsonLimit: String(maxBodyBytes),
  detectJSON: () => true,
  onProtoPoisoning: 'ignore', // as JSON.parse has it: a key like any other
};

function accountOf(ctx: Koa.Context): Account | undefined {
  return ctx.state['account'] as Account | undefined;
}
