import type { IncomingMessage } from 'node:http';
import { type Fault, type FaultOptions, fault, isFault } from '../fault.js';

/** How keys are checked. */
export interface ApiKeyOptions<Account> {
  /**
   * The account of a key; null for an unknown or revoked one. To say more, throw a fault.
   * What else it throws is an `internal_error`: the key store failed, not the key.
   */
  verify(key: string, req: IncomingMessage): Promise<Account | null> | Account | null;
  /** What every key begins with, such as `'sr_'`. A key without it never reaches `verify`. */
  prefix?: string | undefined;
}

/** The guard of an adapter: the account, or undefined for a request that needs no key. */
export type KeyGuard<Account> = (req: IncomingMessage) => Promise<Account | undefined>;

/**
 * The guard behind every adapter's `requireApiKey`. A browser's preflight (OPTIONS) carries no
 * credentials and passes (Fetch standard, "CORS protocol and credentials").
 *
 * @throws TypeError naming the option that is wrong.
 * @example
 * ```ts
 * const guard = createKeyGuard({ verify: (key) => accounts.byKey(key) });
 * const account = await guard(req);
 * ```
 */
export function createKeyGuard<Account>(options: ApiKeyOptions<Account>): KeyGuard<Account> {
  checkKeyOptions(options);
  return async (req) => (req.method === 'OPTIONS' ? undefined : authenticate(req, options));
}

/**
 * Reads the bearer key of a request and asks `verify` whose it is. What is wrong is named exactly;
 * the key is never echoed.
 *
 * @throws a Fault `invalid_api_key`; or what `verify` throws, if it is a Fault, else `internal_error`.
 * @example
 * ```ts
 * const account = await authenticate(req, { prefix: 'sr_', verify: (key) => accounts.byKey(key) });
 * ```
 */
export async function authenticate<Account>(
  req: IncomingMessage,
  options: ApiKeyOptions<Account>,
): Promise<Account> {
  const key = bearerKey(req.headers.authorization, options.prefix ?? '');
  const account = await verified(key, req, options);
  if (account === null || account === undefined) throw invalidKey('unknown');
  return account;
}

/** RFC 6750 §2.1, and lenient where clients are: any case, several spaces. */
function bearerKey(header: string | undefined, prefix: string): string {
  const text = header?.trim();
  if (!text) throw invalidKey('missing');
  const parts = /^bearer(?:[ \t]+(.*))?$/is.exec(text);
  if (parts === null)
    throw invalidKey('type', "The Authorization header must have the form 'Bearer <key>'");
  const key = parts[1]?.trim();
  if (!key) throw invalidKey('type', "The Authorization header has no key after 'Bearer'");
  if (/\s/.test(key))
    throw invalidKey('value', 'Invalid API key provided: it has white space in it');
  if (!key.startsWith(prefix))
    throw invalidKey('value', `Invalid API key provided: keys begin with '${prefix}'`);
  return key;
}

async function verified<Account>(
  key: string,
  req: IncomingMessage,
  { verify }: ApiKeyOptions<Account>,
): Promise<Account | null> {
  try {
    return await verify(key, req);
  } catch (thrown) {
    if (isFault(thrown)) throw withScope(thrown);
    throw fault('internal_error', { cause: thrown });
  }
}

/** RFC 6750 §3.1: the key is good, but may not do this. */
function withScope(thrown: Fault): Fault {
  if (thrown.code !== 'permission_denied' || thrown.headers?.['www-authenticate']) return thrown;
  const challenge = 'Bearer realm="api", error="insufficient_scope"';
  Reflect.defineProperty(thrown, 'headers', {
    value: { ...thrown.headers, 'www-authenticate': challenge },
    configurable: true,
    enumerable: true,
  });
  return thrown;
}

function invalidKey(issue: FaultOptions['issue'], message?: string): Fault {
  return fault('invalid_api_key', { issue, message });
}

function checkKeyOptions(options: ApiKeyOptions<unknown>): void {
  if (typeof options?.verify !== 'function')
    throw new TypeError('faultwire: the option `verify` of requireApiKey must be a function.');
  const { prefix } = options;
  if (prefix !== undefined && (typeof prefix !== 'string' || /\s/.test(prefix)))
    throw new TypeError(
      'faultwire: the option `prefix` of requireApiKey must be a string without white space.',
    );
}
