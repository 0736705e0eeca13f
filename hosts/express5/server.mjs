import { createServer } from 'node:http';
import { faultwire, requestContext, requireApiKey, wrap } from '@faultwire/express';
import express from 'express';

function start({ routes, options, keys }) {
  const app = express().use(requestContext(options));
  for (const { method, path, guarded, handle } of routes) {
    const guards = guarded ? [requireApiKey(keys)] : [];
    const handler = async (req, res) =>
      handle({ req, res, set: (name, value) => res.set(name, value), account: res.locals.account });
    // Express 5 takes async handlers as they are.
    app[method](path, ...guards, path.startsWith('/wrapped') ? wrap(handler) : handler);
  }
  app.get('/sync/:word', (req) => {
    throw req.params.word === 'null' ? null : req.params.word;
  });
  app.use(faultwire(options));
  return createServer(app);
}

export const servers = { express5: start };
