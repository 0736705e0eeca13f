import { Catch } from '@nestjs/common';
import { arrive, fail, MADE } from '../limit.mjs';
import { serveNest } from './app.mjs';

class LimitFilter {
  catch(_error, host) {
    const response = host.switchToHttp().getResponse();
    response.hijack?.();
    fail(response.raw ?? response);
  }
}
Catch()(LimitFilter);

const atArrival = {
  express: (app) =>
    app.use((_req, res, next) => {
      arrive(res);
      next();
    }),
  fastify: (app) =>
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', (_request, reply, done) => {
        arrive(reply.raw);
        done();
      }),
};

export default ({ platform, own = false }) =>
  serveNest({
    platform,
    filter: new LimitFilter(),
    setUp: atArrival[platform],
    make: own ? () => MADE : undefined,
  });
