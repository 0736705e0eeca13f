import { arrive, fail, MADE } from '../limit.mjs';
import { serveExpress } from './app.mjs';

const first = (_req, res, next) => {
  arrive(res);
  next();
};
const last = (_error, _req, res, _next) => fail(res);

export default ({ own = false }) =>
  serveExpress({
    mode: 'sync',
    first: [first],
    handlers: [last],
    make: own ? () => MADE : undefined,
  });
