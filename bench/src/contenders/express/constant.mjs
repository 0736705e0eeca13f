import { randomUUID } from 'node:crypto';
import { serveExpress } from './app.mjs';

const setId = (_req, res, next) => {
  res.setHeader('x-request-id', randomUUID());
  next();
};

export default ({ id = false }) => serveExpress({ mode: 'constant', first: id ? [setId] : [] });
