import type { Credentials } from '@faultwire/core';
import { providerOfHost } from './provider-of-host.js';
import type { RequestFacts } from './request-model.js';
import { circuitId } from './resilience/circuit-id.js';
import type { Fallback } from './resilience/fallback.js';
import type { Route } from './resilience/job.js';
import type { UpstreamOptions } from './upstream-options.js';

/** A place that requests may go to: the options of the upstream as they are there. */
export interface Destination {
  readonly options: UpstreamOptions;
  readonly fallback: Fallback | undefined;
  /** The URL of a path behind the base URL; undefined without one. */
  at(path: string): URL | undefined;
}

/** A destination of one request. */
export interface CallRoute extends Route {
  readonly options: UpstreamOptions;
  readonly url: URL;
}

/** The upstream itself first, then its fallbacks; what those leave out stays as before. */
export function destinationsOf(
  options: UpstreamOptions,
  fallbacks: readonly Fallback[],
): readonly [Destination, ...Destination[]] {
  const others = fallbacks.map((fallback): Destination => {
    const { baseURL, apiKey, provider, headers } = fallback;
    return {
      fallback,
      at: locator(baseURL ?? options.baseURL),
      options: {
        ...options,
        baseURL: baseURL ?? options.baseURL,
        apiKey: apiKey ?? options.apiKey,
        // Another host is another provider, unless it is named.
        provider: provider ?? (baseURL === undefined ? options.provider : undefined),
        headers: { ...options.headers, ...headers },
        // A key of its own is the operator's, whoever's the first one was.
        credentials: apiKey === undefined ? options.credentials : 'operator',
      },
    };
  });
  return [{ options, fallback: undefined, at: locator(options.baseURL) }, ...others];
}

/** Paths are few, but some hold an id. */
const MOST_KEPT = 100;

/** The path goes behind the base URL, whatever slashes either has. */
function locator(baseURL: string | undefined): Destination['at'] {
  if (baseURL === undefined) return () => undefined;
  const base = baseURL.replace(/\/+$/, '');
  const made = new Map<string, URL>();
  return (path) => {
    let url = made.get(path);
    if (url === undefined) {
      url = new URL(`${base}/${path.replace(/^\/+/, '')}`);
      if (made.size >= MOST_KEPT) made.clear();
      made.set(path, url);
    }
    return url;
  };
}

/** What tells the routes of one request from those of another. */
export interface Asked {
  readonly facts: RequestFacts;
  /** The key that the provider will see there. */
  keyOf(there: Destination): string | undefined;
  /** Where the request goes there; undefined where it cannot go. */
  urlOf(there: Destination): URL | undefined;
  /** Whose key it is, unless the options say. */
  readonly credentials: Credentials;
}

/** The routes of one request: the asked one, and each fallback that it can take and that is another. */
export function routesOf(
  [first, ...others]: readonly [Destination, ...Destination[]],
  asked: Asked,
): readonly [CallRoute, ...CallRoute[]] {
  const primary = routeOf(first, asked);
  if (primary === undefined) throw new TypeError('createUpstream: send needs the option baseURL');
  if (others.length === 0) return [primary];
  const seen = new Set([primary.circuit.key]);
  const rest = others.flatMap((there) => {
    const route = routeOf(there, asked);
    if (route === undefined || seen.has(route.circuit.key)) return [];
    seen.add(route.circuit.key);
    return [route];
  });
  return [primary, ...rest];
}

function routeOf(there: Destination, asked: Asked): CallRoute | undefined {
  const { options, fallback } = there;
  const url = asked.urlOf(there);
  if (url === undefined) return undefined;
  const provider = options.provider ?? providerOfHost(url.hostname) ?? url.hostname;
  const model = fallback?.model ?? asked.facts.model ?? '';
  return {
    options,
    fallback,
    url,
    circuit: circuitId(provider, url.host, model, asked.keyOf(there)),
    credentials: options.credentials ?? asked.credentials,
  };
}
