import { serveKoa } from './app.mjs';

export default () => serveKoa({ mode: 'constant' });
