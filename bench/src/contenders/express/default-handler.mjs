import createError from 'http-errors';
import { serveExpress } from './app.mjs';

export default () => serveExpress({ make: () => createError(429, 'Rate limit exceeded') });
