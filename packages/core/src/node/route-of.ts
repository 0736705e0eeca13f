import type { IncomingMessage } from 'node:http';
import { isObject, read, readString } from '../guarded.js';

/**
 * The pattern of the matched route, as the routers publish it: Express' `req.route.path`,
 * @koa/router's `ctx._matchedRoute`, Fastify's `request.routeOptions.url`. Never the path itself:
 * logs would get as many routes as there are ids.
 */
export function routeOf(carrier: unknown, req: IncomingMessage): string | undefined {
  const matched =
    readString(carrier, '_matchedRoute') ?? readString(read(carrier, 'routeOptions'), 'url');
  if (matched !== undefined) return matched;
  const pattern = readString(read(req, 'route'), 'path');
  return pattern === undefined ? undefined : withMount(pattern, req);
}

/** The path that the caller asked for, without its query; mounted routers see only its end. */
export function pathOf(req: IncomingMessage): string {
  const url = readString(req, 'originalUrl') ?? readString(req, 'url') ?? '/';
  const end = url.search(/[?#]/);
  return end === -1 ? url : url.slice(0, end);
}

/** An error handler runs with the mount path taken off again, so it is found by counting segments. */
function withMount(pattern: string, req: IncomingMessage): string {
  const asked = segments(pathOf(req));
  const own = segments(pattern);
  if (pattern.includes('*') || own.length >= asked.length) return pattern;
  return `/${[...asked.slice(0, asked.length - own.length), ...own].join('/')}`;
}

function segments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** The parsed body: Koa keeps it on `ctx.request`, where `ctx.body` is the answer's. */
export function parsedBodyOf(carrier: unknown): unknown {
  const request = read(carrier, 'request');
  return isObject(request) ? read(request, 'body') : read(carrier, 'body');
}
