import jsonError from 'koa-json-error';
import { serveKoa } from './app.mjs';

const format = ({ message, type, code }) => ({ error: { message, type, code, param: null } });

export default () => serveKoa({ first: [jsonError(format)] });
