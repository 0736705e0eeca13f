import { createServer } from 'node:http';
import { answerClientErrors, faultwire, requestContext, requireApiKey } from '@faultwire/express';
import { relay } from '@faultwire/upstream';
import express, { type RequestHandler } from 'express';
import {
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

/** Starts the gateway on Express. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const settings = settingsOf(options);
  const desk = new Desk(settings);
  const server = createServer(gateway(desk, settings));
  answerClientErrors(server, desk.faultwire);
  return listen(server, desk, settings);
}

function gateway(desk: Desk, { profile, open }: Settings): express.Express {
  const app = express().disable('x-powered-by').disable('etag');
  const { basePath, keyPrefix } = profile;

  const takeKey: RequestHandler = (req, _res, next) => {
    desk.takeKey(req);
    next();
  };
  const limit: RequestHandler = async (_req, res, next) => {
    await desk.limit(res.locals['account']);
    next();
  };
  const acceptBody: RequestHandler = (req, _res, next) => {
    desk.acceptBody(req);
    next();
  };
  const key = open ? [] : [takeKey, requireApiKey({ prefix: keyPrefix, verify: desk.verify })];
  const json = [acceptBody, express.json({ limit: maxBodyBytes, type: () => true })];

  /** Key, rate limit, body, the request itself, and then the provider. */
  const post = (path: string, route: PostName): void => {
    app.post(path, ...key, limit, ...json, async (req, res) => {
      const body = desk.accept(req, res.locals['account'], route, req.body);
      await relay(await desk.forward(req, route, body), res, routes[route]);
    });
  };

  app.use(requestContext(desk.faultwire));
  app.get(basePath + routes.models.path, ...key, limit, async (req, res) => {
    await relay(await desk.forward(req, 'models'), res);
  });
  for (const route of ['chat', 'responses', 'embeddings', 'messages'] as const) {
    post(basePath + routes[route].path, route);
  }
  post(`${routes.gemini.path}/*call`, 'gemini');

  return app.use(faultwire(desk.faultwire));
}
