import { randomUUID } from 'node:crypto';
import { serveKoa } from './app.mjs';

const setId = (ctx, next) => {
  ctx.set('x-request-id', randomUUID());
  return next();
};

export default ({ id = false }) => serveKoa({ mode: 'constant', first: id ? [setId] : [] });
