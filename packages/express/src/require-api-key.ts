import type { ServerResponse } from 'node:http';
import { type ApiKeyOptions, createKeyGuard } from '@faultwire/core/node';
import type { Handler } from './handler.js';

/**
 * Lets requests with a good bearer key pass; what `verify` returned is then `res.locals.account`.
 * OPTIONS passes without one. A bad key is told exactly, and never echoed.
 *
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts
 * app.use('/v1', requireApiKey({ prefix: 'sr_', verify: (key) => accounts.byKey(key) }));
 * ```
 */
export function requireApiKey<Account>(options: ApiKeyOptions<Account>): Handler {
  const guard = createKeyGuard(options);
  return (req, res, next) => {
    guard(req).then((account) => {
      if (account !== undefined) localsOf(res)['account'] = account;
      next();
    }, next);
  };
}

function localsOf(res: ServerResponse): Record<string, unknown> {
  const carrier = res as ServerResponse & { locals?: Record<string, unknown> };
  carrier.locals ??= {};
  return carrier.locals;
}
