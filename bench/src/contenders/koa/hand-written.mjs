// The ten lines that people write.
import createError from 'http-errors';
import { serveKoa } from './app.mjs';

const middleware = async (ctx, next) => {
  try {
    await next();
  } catch (error) {
    ctx.status = error.status ?? 500;
    ctx.body = {
      error: {
        message: ctx.status < 500 ? error.message : 'Internal server error',
        type: error.type ?? 'api_error',
        code: error.code ?? null,
        param: error.param ?? null,
      },
    };
  }
};

export default ({ httpErrors = false }) =>
  serveKoa({
    first: [middleware],
    make: httpErrors ? () => createError(429, 'Rate limit exceeded') : undefined,
  });
