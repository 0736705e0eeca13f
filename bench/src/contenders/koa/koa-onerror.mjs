import { onerror } from 'koa-onerror';
import { serveKoa } from './app.mjs';

export default () => serveKoa({ setUp: (app) => onerror(app, { accepts: () => 'json' }) });
