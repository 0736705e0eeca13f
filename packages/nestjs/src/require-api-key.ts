import { type ApiKeyOptions, createKeyGuard } from '@faultwire/core/node';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { type PlatformRequest, rawRequest } from './raw.js';

type WithAccount = PlatformRequest & { account?: unknown };

/**
 * Lets requests with a good bearer key pass; what `verify` returned is then `request.account`.
 * OPTIONS passes without one. A bad key is told exactly, and never echoed. In GraphQL the key is
 * read from the request in its context; a context without an http request is refused.
 *
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts
 * @UseGuards(requireApiKey({ prefix: 'sr_', verify: (key) => accounts.byKey(key) }))
 * ```
 */
export function requireApiKey<Account>(options: ApiKeyOptions<Account>): CanActivate {
  const guard = createKeyGuard(options);
  return {
    async canActivate(context) {
      const request = httpRequest(context);
      if (request === undefined) return false;
      const account = await guard(rawRequest(request));
      if (account !== undefined) request.account = account;
      return true;
    },
  };
}

function httpRequest(context: ExecutionContext): WithAccount | undefined {
  const type: string = context.getType();
  if (type === 'http') return context.switchToHttp().getRequest<WithAccount>();
  if (type === 'graphql') return context.getArgByIndex<{ req?: WithAccount } | undefined>(2)?.req;
  return undefined;
}
