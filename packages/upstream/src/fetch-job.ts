import { dialectOf, type Fault, type StreamDialect } from '@faultwire/core';
import { callFailed } from './call-failed.js';
import { type CallRoute, type Destination, routesOf } from './destinations.js';
import type { FetchRequest } from './fetch-request.js';
import { guardSource } from './guard.js';
import { keyHeader, keyOf } from './key-of.js';
import { providerOfHost } from './provider-of-host.js';
import { readBody } from './read-body.js';
import { readFailure } from './read-failure.js';
import { knownSource } from './relay-source.js';
import { type RequestFacts, readRequest } from './request-model.js';
import { anySignal } from './resilience/end-signal.js';
import type { Job, Placing } from './resilience/job.js';
import { ATTEMPT_HEADER, type Layers, readLayers } from './resilience/layer-guard.js';
import type { Resilience } from './resilience/resilience.js';
import type { UpstreamOptions } from './upstream-options.js';

/** What all requests of `fetch` share. */
export interface FetchMeans {
  readonly options: UpstreamOptions;
  readonly destinations: readonly [Destination, ...Destination[]];
  readonly resilience: Resilience;
}

/** How much of a failure's body is read, and for how long. */
const FAILURE_LIMITS = { maxBytes: 1_048_576, maxMs: 5_000 };

/** Headers of the transfer, which the guarded body no longer has. */
const PAYLOAD = /^(?:content-(?:length|encoding|type)|transfer-encoding)$/;

/** The end of a path that means the same behind any base URL. */
const ENDPOINT =
  /\/(?:chat\/completions|completions|responses|embeddings|messages|moderations|(?:images|audio)\/\w+|models\/[^/]+)$/;

/** One request of `fetch`, as a pursuit sees it. */
export class FetchJob implements Job<Response, CallRoute> {
  readonly routes: readonly [CallRoute, ...CallRoute[]];
  readonly layers: Layers;
  readonly replayable: boolean;
  readonly streamed: boolean;
  readonly signals: readonly AbortSignal[];
  /** The failures of a route speak its dialect. */
  readonly dialect: StreamDialect;
  readonly #request: FetchRequest;
  readonly #means: FetchMeans;
  readonly #facts: RequestFacts;

  constructor(request: FetchRequest, means: FetchMeans) {
    const { url, headers, body, signal, replayable } = request;
    const { apiKey } = means.options;
    this.#request = request;
    this.#means = means;
    this.#facts = readRequest({ path: url.pathname, body });
    this.dialect = dialectOf(url.pathname);
    this.replayable = replayable;
    this.streamed = this.#facts.stream === true;
    // An SDK that counts its tries obeys `x-should-retry` too, which ends them once ours are made.
    this.layers = readLayers(headers, Number.POSITIVE_INFINITY);
    this.signals = signal === undefined ? [] : [signal];
    this.routes = routesOf(means.destinations, {
      facts: this.#facts,
      // The key is that of whoever calls, unless this upstream puts its own in.
      credentials: apiKey === undefined ? 'caller' : 'operator',
      urlOf: (there) => this.#urlOf(there),
      keyOf: (there) => keyOf(Object.fromEntries(this.#headers(there))),
    });
  }

  async place(route: CallRoute, { attempt, signals }: Placing): Promise<Response> {
    const { provider, model } = route.circuit;
    const { retries } = this.#means.resilience;
    const headers = this.#headers(route);
    if (retries) headers.set(ATTEMPT_HEADER, String(attempt));
    const ended = (error: unknown): Fault =>
      callFailed(error, this.#request.signal, { provider, model: model || undefined });
    const response = await globalThis
      .fetch(route.url, {
        ...this.#request.init,
        headers,
        body: this.#bodyOf(route) ?? null,
        signal: anySignal(signals),
      })
      .catch((error: unknown) => {
        throw ended(error);
      });
    if (!response.ok) return this.#failed(response, route);
    // Files, lists and deletions have no content to wait for.
    return this.#facts.model === undefined ? response : this.#guarded(response, route, ended);
  }

  statusOf({ status }: Response): number {
    return status;
  }

  /** At its first content, with the headers that the provider gave it. */
  async #guarded(
    response: Response,
    { options, circuit }: CallRoute,
    explain: (error: unknown) => Fault,
  ): Promise<Response> {
    const { timeouts, providers, provider = circuit.provider } = options;
    const { bytes, facts } = await knownSource(response, { timeouts }, this.#facts.stream);
    const { dialect } = this;
    const reading = { credentials: 'caller', providers } as const;
    const { model } = circuit;
    const known = { ...facts, dialect, provider, model, reading, explain };
    const guarded = await guardSource({ bytes, facts: known }, {});
    for (const [name, value] of response.headers) {
      if (!PAYLOAD.test(name) && !guarded.headers.has(name)) guarded.headers.set(name, value);
    }
    return guarded;
  }

  async #failed({ status, headers, body }: Response, route: CallRoute): Promise<never> {
    const { text } = body === null ? { text: '' } : await readBody(body, FAILURE_LIMITS);
    const { providers, provider = providerOfHost(route.url.hostname) } = route.options;
    const failed = { status, headers, body: text, provider, model: route.circuit.model };
    throw readFailure(failed, { credentials: 'caller', providers });
  }

  /** The operator's key and headers where there are such, else the request's own. */
  #headers({ options, fallback }: Pick<Destination, 'options' | 'fallback'>): Headers {
    const headers = new Headers(this.#request.headers);
    for (const [name, value] of Object.entries(options.headers ?? {})) headers.set(name, value);
    const own = options.credentials === 'caller' && fallback?.apiKey === undefined;
    if (options.apiKey !== undefined && !own) {
      const name = keyHeader(Object.fromEntries(headers)) ?? 'authorization';
      headers.set(name, name === 'authorization' ? `Bearer ${options.apiKey}` : options.apiKey);
    }
    return headers;
  }

  #bodyOf({ fallback }: CallRoute): FetchRequest['body'] {
    const { body } = this.#request;
    if (fallback === undefined) return body;
    return (this.#facts.withModel(fallback.model)?.body ?? body) as FetchRequest['body'];
  }

  /** Where the request goes there; the asked one as it is, a fallback's behind its own base URL. */
  #urlOf({ options, fallback }: Destination): URL | undefined {
    const { url } = this.#request;
    if (fallback === undefined) return url;
    const path = this.#facts.withModel(fallback.model)?.path;
    if (path === undefined) return undefined;
    if (fallback.baseURL === undefined) return new URL(path + url.search, url);
    const base = this.#means.options.baseURL?.replace(/\/+$/, '');
    const below = base === undefined ? undefined : new URL(base).pathname;
    const end =
      below !== undefined && path.startsWith(`${below}/`)
        ? path.slice(below.length)
        : ENDPOINT.exec(path)?.[0];
    if (end === undefined || options.baseURL === undefined) return undefined;
    return new URL(options.baseURL.replace(/\/+$/, '') + end + url.search);
  }
}
