import type { FaultwireOptions } from '@faultwire/core';
import { createWriter, unrouted } from '@faultwire/core/node';
import type { ErrorHandler, Handler } from './handler.js';

/**
 * Answers whatever goes wrong in the documented envelope, for Express 4 and 5. Goes last: for the
 * app, or under one path with a profile of its own. What no route took is `not_found`, or
 * `method_not_allowed` where the option `allow` lists the path.
 *
 * Express 4 passes no rejection of an async handler on: see {@link wrap}.
 *
 * @param options default: profile `standard`, the console as logger.
 * @returns two handlers, which `app.use` takes as they are.
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts
 * app.use('/ai', ai, faultwire({ profile: profiles.solrouter }));
 * app.use(faultwire());
 * ```
 */
export function faultwire(
  options: FaultwireOptions = {},
): [notFound: Handler, onError: ErrorHandler] {
  const writer = createWriter(options);
  return [
    (req, res) => writer.fail(unrouted(req, options.allow), req, res),
    // Express counts the parameters, so the unused one stays.
    (error, req, res, _next) => writer.fail(error, req, res),
  ];
}
