import Boom from '@hapi/boom';
import { serveExpress } from './app.mjs';

const handler = (error, _req, res, _next) => {
  const { output } = Boom.isBoom(error) ? error : Boom.boomify(error);
  res.status(output.statusCode).json(output.payload);
};

export default () =>
  serveExpress({ handlers: [handler], make: () => Boom.tooManyRequests('Rate limit exceeded') });
