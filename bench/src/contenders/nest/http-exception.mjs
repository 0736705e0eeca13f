import { serveNest } from './app.mjs';

export default ({ platform }) => serveNest({ platform, mode: 'exception' });
