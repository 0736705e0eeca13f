// What the limiter answers by itself, with the body that people give it.
import { rateLimit } from 'express-rate-limit';
import { CONSTANT, serveExpress } from './app.mjs';

export default () =>
  serveExpress({
    mode: 'constant',
    first: [
      rateLimit({ windowMs: 3_600_000, limit: 1, standardHeaders: 'draft-8', message: CONSTANT }),
    ],
  });
