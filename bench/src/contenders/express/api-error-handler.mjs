import apiErrorHandler from 'api-error-handler';
import { serveExpress } from './app.mjs';

export default ({ mode = 'sync' }) => serveExpress({ mode, handlers: [apiErrorHandler()] });
