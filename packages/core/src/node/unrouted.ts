import type { IncomingMessage } from 'node:http';
import { allowHeader, withHead } from '../allow-header.js';
import { faultCodeByStatus } from '../by-status.js';
import { type Fault, fault } from '../fault.js';
import { attempt, read, readNumber, readString } from '../guarded.js';
import type { FaultwireOptions } from '../observer.js';
import { malformedUrl } from '../recognizers/uri.js';
import { pathOf } from './route-of.js';

type Allow = FaultwireOptions['allow'];

/** 501: what @koa/router says of a method that none of its routes has (RFC 9110 §15.6.2). */
const NOT_IMPLEMENTED = 501;

/**
 * No route took the request: `method_not_allowed` with `Allow` where `allow` lists the path with
 * other methods, else `not_found`. A segment such as `:model` stands for any one. A path that
 * cannot be decoded is malformed, which only some routers say by themselves.
 *
 * @example
 * ```ts
 * writer.fail(unrouted(req, { '/v1/models': ['GET'] }), req, res);
 * ```
 */
export function unrouted(req: IncomingMessage, allow: Allow): Fault {
  const path = pathOf(req);
  if (attempt(() => decodeURIComponent(path)) === undefined)
    return malformedUrl({ by: 'text', field: 'url' });
  return wrongMethod(req, allow) ?? fault('not_found');
}

/**
 * The host ended with a status and no body: @koa/router's 405 and 501 say in `Allow` what the path
 * does take; any other status speaks for itself.
 *
 * @example
 * ```ts
 * writer.fail(unanswered(req, { status: 501, allow: 'GET' }, options.allow), req, res);
 * ```
 */
export function unanswered(
  req: IncomingMessage,
  said: { readonly status: number; readonly allow: string | undefined },
  allow: Allow,
): Fault {
  const code = faultCodeByStatus(said.status);
  if (code === 'not_found') return unrouted(req, allow);
  const taken = withHead(said.allow?.split(',') ?? []);
  if (code === 'method_not_allowed') return wrongMethod(req, allow) ?? methodNotAllowed(taken);
  if (said.status !== NOT_IMPLEMENTED) return fault(code);
  // It says so of any path; one that takes no method at all is none.
  return taken.length > 0 ? methodNotAllowed(taken) : unrouted(req, allow);
}

/**
 * Routers also throw what they did not find: Nest's NotFoundException, Fastify's and @koa/router's
 * errors. They mean the same as no route at all, so they are told in the same words.
 */
export function asUnrouted(
  found: Fault,
  thrown: unknown,
  req: IncomingMessage,
  allow: Allow,
): Fault {
  if (found === thrown) return found;
  if (found.code === 'not_found' && saysNoRoute(thrown, req)) return unrouted(req, allow);
  const refused =
    found.code === 'method_not_allowed' || readNumber(thrown, 'status') === NOT_IMPLEMENTED;
  return (refused && wrongMethod(req, allow)) || found;
}

/** Nest: `Cannot GET /path?query`; Fastify: the code of its default handler. */
function saysNoRoute(thrown: unknown, req: IncomingMessage): boolean {
  if (read(thrown, 'code') === 'FST_ERR_NOT_FOUND') return true;
  const url = readString(req, 'originalUrl') ?? req.url;
  return read(thrown, 'message') === `Cannot ${req.method} ${url}`;
}

function wrongMethod(req: IncomingMessage, allow: Allow): Fault | undefined {
  const methods = allow && listed(allow, pathOf(req));
  if (methods === undefined) return undefined;
  return withHead(methods).includes(req.method ?? '') ? undefined : methodNotAllowed(methods);
}

function methodNotAllowed(methods: readonly string[]): Fault {
  const allow = allowHeader(methods);
  return fault('method_not_allowed', allow === '' ? {} : { headers: { allow } });
}

function listed(allow: NonNullable<Allow>, path: string): readonly string[] | undefined {
  const bare = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  if (Object.hasOwn(allow, bare)) return allow[bare];
  const asked = bare.split('/');
  return Object.entries(allow).find(([pattern]) => matches(pattern.split('/'), asked))?.[1];
}

function matches(pattern: readonly string[], asked: readonly string[]): boolean {
  return (
    pattern.length === asked.length &&
    pattern.every((segment, index) => segment === asked[index] || /^:./.test(segment))
  );
}
