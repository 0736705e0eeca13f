import { setMaxListeners } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { type FaultwireOptions, fault } from '@faultwire/core';
import { createUpstream, type Reply } from '@faultwire/upstream';
import { type Account, anyone, findAccount } from './accounts.js';
import { checkBodyHeaders } from './body-headers.js';
import { findModel, isFaultModel } from './models.js';
import type { Settings } from './options.js';
import { RateLimit } from './rate-limit.js';
import { type CheckedBody, checkBody } from './request-check.js';
import { allowedMethods, geminiCall, type PostName, type RouteName, routes } from './routes.js';

/** The most that a request body may have. */
export const maxBodyBytes: number = 4 * 1024 * 1024;

/** Headers of the caller that the provider may see, beside those that `send` cares for. */
const forwarded = ['accept', 'anthropic-version', 'x-fault', 'x-probe-id'] as const;

/**
 * Everything about the gateway that is not framework: who may, what is right, and the way to the
 * provider. The frameworks bring the requests here, step by step, and carry the answers back.
 */
export class Desk {
  /** For `faultwire(…)` of any adapter. */
  readonly faultwire: FaultwireOptions;
  readonly #settings: Settings;
  readonly #rateLimit = new RateLimit();
  readonly #closing = new AbortController();
  readonly #provider;
  readonly #gemini;

  constructor(settings: Settings) {
    const { profile, credentials, logger, observers, timeouts, upstream } = settings;
    const { upstreamKey: apiKey } = settings;
    this.#settings = settings;
    setMaxListeners(0, this.#closing.signal); // every call in flight listens to it
    const allow = allowedMethods(profile.basePath);
    this.faultwire = { profile, credentials, logger, observers, allow };
    const alone = { retry: false, breaker: false } as const;
    const ways = {
      credentials,
      observers,
      timeouts,
      ...(settings.resilient === true ? {} : alone),
    };
    this.#provider = createUpstream({ ...ways, baseURL: upstream, apiKey });
    this.#gemini = createUpstream({
      ...ways,
      baseURL: upstream.replace(/\/v1\/?$/, ''), // its version stands in the path
      ...(apiKey === undefined ? {} : { headers: { 'x-goog-api-key': apiKey } }),
    });
  }

  /** Anthropic's and Google's SDKs send the key in headers of their own. */
  takeKey({ headers }: IncomingMessage): void {
    const key = headers['x-api-key'] ?? headers['x-goog-api-key'];
    if (typeof key === 'string') headers.authorization ??= `Bearer ${key}`;
  }

  /** For the adapter's key guard: whose key is it, and may they do this? */
  readonly verify = (key: string, { method }: IncomingMessage): Account | null => {
    const account = findAccount(key.slice(this.#settings.profile.keyPrefix.length));
    if (account !== null && !account.mayGenerate && method === 'POST') {
      throw fault('permission_denied', { message: 'This key may list models, but not use them.' });
    }
    return account;
  };

  /** One request more for this account. */
  async limit(account: Account | undefined): Promise<void> {
    if (!this.#settings.open) await this.#rateLimit.take(account ?? anyone);
  }

  /** Before a body is parsed: is there one, and can it be JSON, by its own word? */
  acceptBody({ headers }: IncomingMessage): void {
    checkBodyHeaders(headers);
  }

  /** The request itself, its model, the balance, the window: in this order. */
  accept(
    req: IncomingMessage,
    account: Account = anyone,
    route: PostName,
    body: unknown,
  ): CheckedBody['body'] {
    const checked = checkBody(route, body);
    const name = route === 'gemini' ? this.#call(req).model : String(checked.body['model']);
    if (isFaultModel(name)) return checked.body;
    const model = findModel(name);
    if (model === undefined && this.#settings.passModels !== true) {
      throw fault('model_not_found', { param: 'model', found: name });
    }
    if (model?.free === false && account.balance <= 0) throw fault('insufficient_balance');
    if (checked.overflow !== undefined) throw checked.overflow;
    return checked.body;
  }

  /** Calls the provider. */
  forward(req: IncomingMessage, route: RouteName, body?: CheckedBody['body']): Promise<Reply> {
    const headers: Record<string, string> = {};
    for (const name of forwarded) {
      const value = req.headers[name];
      if (typeof value === 'string') headers[name] = value;
    }
    const init = { body, headers, caller: req, signal: this.#closing.signal };
    return route === 'gemini'
      ? this.#gemini.send(this.#call(req).path, init)
      : this.#provider.send(routes[route].path, init);
  }

  #call(req: IncomingMessage): { model: string; path: string } {
    const call = geminiCall(req.url ?? '');
    if (call === undefined) throw fault('not_found');
    return call;
  }

  /** Ends what is in flight: a stream with a frame that says why, anything else with a 503. */
  endCalls(): void {
    const message = 'the gateway is shutting down';
    this.#closing.abort(fault('service_unavailable', { message, origin: 'gateway' }));
  }

  /** Closes the connections to the provider. */
  async close(): Promise<void> {
    await Promise.all([this.#provider.close(), this.#gemini.close()]);
  }
}
