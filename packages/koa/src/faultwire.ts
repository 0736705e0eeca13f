import type { FaultwireOptions } from '@faultwire/core';
import { createWriter, unanswered } from '@faultwire/core/node';
import type { KoaContext, Middleware } from './context.js';
import { streamOf } from './stream-body.js';
import { type Fail, own, takeOver } from './take-over.js';

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
  const fail: Fail = (ctx, thrown) => {
    ctx.respond = false;
    writer.fail(thrown, ctx.req, ctx.res);
  };
  const end = (ctx: KoaContext): void => {
    if (isUnanswered(ctx)) {
      const allow = ctx.res.getHeader('allow')?.toString();
      fail(ctx, unanswered(ctx.req, { status: ctx.status, allow }, options.allow));
    } else {
      const stream = streamOf(ctx.body);
      if (stream !== undefined) ctx.body = stream;
    }
  };
  return (ctx, next) => {
    takeOver(ctx.app);
    own(ctx, fail);
    writer.open(ctx.req, ctx.res, ctx);
    return next().then(
      () => end(ctx),
      (thrown: unknown) => fail(ctx, thrown),
    );
  };
}

/** Asked after every request, so the cheap and telling question comes first. */
function isUnanswered(ctx: KoaContext): boolean {
  const { res } = ctx;
  if (res.statusCode < 400 || res.headersSent || ctx.respond === false) return false;
  return ctx.body === undefined || ctx.body === null;
}
