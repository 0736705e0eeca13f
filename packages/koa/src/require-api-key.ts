import { type ApiKeyOptions, createKeyGuard } from '@faultwire/core/node';
import type { Middleware } from './context.js';

/**
 * Lets requests with a good bearer key pass; what `verify` returned is then `ctx.state.account`.
 * OPTIONS passes without one. A bad key is told exactly, and never echoed.
 *
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts
 * app.use(requireApiKey({ prefix: 'sr_', verify: (key) => accounts.byKey(key) }));
 * ```
 */
export function requireApiKey<Account>(options: ApiKeyOptions<Account>): Middleware {
  const guard = createKeyGuard(options);
  return async (ctx, next) => {
    const account = await guard(ctx.req);
    if (account !== undefined) ctx.state['account'] = account;
    await next();
  };
}
