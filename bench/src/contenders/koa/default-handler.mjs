import { serveKoa } from './app.mjs';

export default () => serveKoa({});
