import { randomUUID } from 'node:crypto';
import { serveNest } from './app.mjs';

/** By each platform's own quickest means. */
const setId = {
  express: (app) =>
    app.use((_req, res, next) => {
      res.setHeader('x-request-id', randomUUID());
      next();
    }),
  fastify: (app) =>
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', (_request, reply, done) => {
        reply.header('x-request-id', randomUUID());
        done();
      }),
};

export default ({ platform, id = false }) =>
  serveNest({ platform, mode: 'constant', setUp: id ? setId[platform] : undefined });
