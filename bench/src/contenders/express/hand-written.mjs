// The ten lines that people write.
import createError from 'http-errors';
import { serveExpress } from './app.mjs';

const handler = (error, _req, res, _next) => {
  const status = error.status ?? 500;
  res.status(status).json({
    error: {
      message: status < 500 ? error.message : 'Internal server error',
      type: error.type ?? 'api_error',
      code: error.code ?? null,
      param: error.param ?? null,
    },
  });
};

export default ({ mode = 'sync', httpErrors = false }) =>
  serveExpress({
    mode,
    handlers: [handler],
    make: httpErrors ? () => createError(429, 'Rate limit exceeded') : undefined,
  });
