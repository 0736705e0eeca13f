// The app that every Express contender shares: one route that fails as asked.
import { createServer } from 'node:http';
import express from 'express';

export class ApiError extends Error {
  constructor() {
    super('Rate limit exceeded');
    this.status = 429;
    this.code = 'rate_limit_exceeded';
    this.type = 'rate_limit_error';
    this.expose = true;
  }
}

export const CONSTANT = {
  error: {
    message: 'Rate limit exceeded',
    type: 'rate_limit_error',
    code: 'rate_limit_exceeded',
    param: null,
  },
};

const failures = {
  constant: (_req, res) => res.status(429).json(CONSTANT),
  sync: () => {
    throw new ApiError();
  },
  async: async () => {
    throw new ApiError();
  },
};

/** `handlers` go after the route; `first` before it. */
export function serveExpress({ mode, handlers = [], first = [], make }) {
  const app = express();
  for (const handler of first) app.use(handler);
  const fail = () => {
    throw make();
  };
  app.get('/', make ? fail : failures[mode]);
  app.get('/ok', (_req, res) => res.json({ ok: true }));
  for (const handler of handlers) app.use(handler);
  return createServer(app);
}
