import { serveExpress } from './app.mjs';

export default () => serveExpress({ mode: 'constant' });
