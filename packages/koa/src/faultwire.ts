import type { FaultwireOptions } from '@faultwire/core';
import { createWriter, requestInfo, unanswered } from '@faultwire/core/node';
import type { KoaContext, Middleware } from './context.js';
import { streamOf } from './stream-body.js';
import { watchBodies } from './watch-bodies.js';

/**
 * Answers whatever goes wrong in the documented envelope, for Koa 2 and 3. Goes first; again on a
 * router for a profile of its own. A status from 400 on without a body is a failure too:
 * @koa/router's 404, 405 and 501 come out as `not_found` and `method_not_allowed`.
 *
 * @param options default: profile `standard`, the console as logger.
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts
 * const app = new Koa().use(faultwire({ profile: profiles.solrouter }));
 * ```
 */
export function faultwire(options: FaultwireOptions = {}): Middleware {
  const writer = createWriter(options);
  return async (ctx, next) => {
    writer.open(ctx.req, ctx.res);
    requestInfo(ctx);
    const fail = (thrown: unknown): void => {
      ctx.respond = false;
      writer.fail(thrown, ctx.req, ctx.res);
    };
    // Koa's own ends here: what breaks after all middleware, and `null` for a response that ended well.
    ctx.onerror = (error) => {
      if (error !== null && error !== undefined) fail(error);
    };
    watchBodies(ctx, fail);
    try {
      await next();
    } catch (thrown) {
      return fail(thrown);
    }
    if (isUnanswered(ctx)) {
      const allow = ctx.res.getHeader('allow')?.toString();
      return fail(unanswered(ctx.req, { status: ctx.status, allow }, options.allow));
    }
    const stream = streamOf(ctx.body);
    if (stream !== undefined) ctx.body = stream;
  };
}

function isUnanswered({ status, body, res, respond }: KoaContext): boolean {
  const empty = body === undefined || body === null;
  return status >= 400 && empty && respond !== false && !res.headersSent;
}
