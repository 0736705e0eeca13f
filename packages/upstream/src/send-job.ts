import { type Attempt, type Fault, type RequestInfo, underCredentials } from '@faultwire/core';
import { noteRequest, requestInfo } from '@faultwire/core/node';
import { withAttempts } from './attempts.js';
import { callProvider } from './call-provider.js';
import { type CallRoute, type Destination, routesOf } from './destinations.js';
import { atFirstContent } from './first-content.js';
import { keyOf } from './key-of.js';
import { inboundHeaders, outgoingHeaders } from './outgoing-headers.js';
import { type Reply, replyFacts, withFacts } from './reply.js';
import { type RequestFacts, readRequest, type Wanted, wantedInPath } from './request-model.js';
import type { Job, Placing } from './resilience/job.js';
import {
  ATTEMPT_HEADER,
  ATTEMPTS_HEADER,
  type Layers,
  readLayers,
} from './resilience/layer-guard.js';
import type { Resilience } from './resilience/resilience.js';
import type { Trail } from './resilience/trail.js';
import type { SendInit } from './send.js';
import type { Transport } from './transport.js';
import type { AllTimeouts, UpstreamOptions } from './upstream-options.js';

/** What all requests of `send` share. */
export interface SendMeans {
  readonly destinations: readonly [Destination, ...Destination[]];
  readonly transport: Transport;
  readonly resilience: Resilience;
  readonly timeouts: AllTimeouts;
}

/** One request of `send`, as a pursuit sees it. */
export class SendJob implements Job<Reply, CallRoute> {
  readonly routes: readonly [CallRoute, ...CallRoute[]];
  readonly layers: Layers;
  /** Text, bytes and objects can all be sent again. */
  readonly replayable = true;
  readonly streamed: boolean;
  readonly signals: readonly AbortSignal[];
  readonly #init: SendInit;
  readonly #means: SendMeans;
  readonly #facts: RequestFacts;
  /** Are the layers below told which attempt this is? */
  readonly #counts: boolean;
  /** What the report knew of other calls for the same caller. */
  readonly #before: readonly Attempt[];
  readonly #info: RequestInfo | undefined;
  /** What goes up, by destination. */
  readonly #headers: Map<UpstreamOptions, Readonly<Record<string, string>>> = new Map();

  constructor(path: string, init: SendInit, means: SendMeans) {
    const facts = readRequest({ path, body: init.body });
    const info = init.caller === undefined ? undefined : requestInfo(init.caller);
    const inbound = inboundHeaders(init.caller);
    const header = (name: string): string | undefined =>
      textOf(init.headers?.[name] ?? inbound[name]);
    this.#init = init;
    this.#means = means;
    this.#facts = facts;
    this.#info = info;
    this.#counts = means.resilience.retries || header(ATTEMPT_HEADER) !== undefined;
    this.#before = info?.attempts ?? [];
    this.layers = readLayers({ get: (name) => header(name) ?? null });
    this.streamed = facts.stream === true && means.resilience.active;
    this.signals = [info?.signal, init.signal].filter((signal) => signal !== undefined);
    this.routes = routesOf(means.destinations, {
      facts,
      credentials: 'operator',
      urlOf: (there) => urlOf(path, there, facts),
      keyOf: ({ options }) => keyOf(this.#headersOf(options)),
    });
  }

  place(route: CallRoute, { attempt, signals, trail }: Placing): Promise<Reply> {
    const { transport, resilience, timeouts } = this.#means;
    // Files, lists and deletions have no content to wait for.
    const looks = resilience.active && this.#facts.model !== undefined;
    const headers = this.#headersOf(route.options);
    let opened = !looks;
    const replied = callProvider(transport, {
      options: route.options,
      url: route.url,
      wanted: this.#wantedAt(route),
      method: this.#init.method,
      headers: this.#counts ? { ...headers, [ATTEMPT_HEADER]: String(attempt) } : headers,
      body: this.#bodyOf(route),
      callerSignal: this.#info?.signal,
      signals,
      timeouts,
      broken: (failure) => (opened ? this.#broken(route, failure, trail) : failure),
    });
    if (!looks) return replied;
    return replied
      .then((reply) => atFirstContent(reply, this.#facts.stream))
      .then((whole) => {
        opened = true;
        return whole;
      });
  }

  statusOf({ status }: Reply): number {
    return status;
  }

  /** The Reply as the caller gets it. */
  withTrail(reply: Reply, trail: Trail): Reply {
    const headers = { ...reply.headers, [ATTEMPTS_HEADER]: String(trail.made) };
    const told: Reply = { ...reply, headers, attempts: trail.attempts };
    const known = replyFacts(reply);
    return known === undefined ? told : withFacts(told, known);
  }

  /** Hands over to the caller's report who was called, and how it went. */
  note(trail: Trail): void {
    const last = trail.attempts.at(-1);
    if (this.#init.caller === undefined || last === undefined) return;
    noteRequest(this.#init.caller, {
      provider: last.provider,
      attempts: [...this.#before, ...trail.attempts],
      ...(last.model === '' ? {} : { model: last.model }),
    });
  }

  #headersOf(options: UpstreamOptions): Readonly<Record<string, string>> {
    let headers = this.#headers.get(options);
    if (headers === undefined) {
      headers = outgoingHeaders(options, this.#init, this.#info?.id);
      this.#headers.set(options, headers);
    }
    return headers;
  }

  /** The model that is asked for there. */
  #wantedAt({ url, fallback }: CallRoute): Wanted {
    const { model, stream } = this.#facts;
    return wantedInPath(url.pathname) ?? { model: fallback?.model ?? model, stream };
  }

  #bodyOf({ fallback }: CallRoute): SendInit['body'] {
    if (fallback === undefined) return this.#init.body;
    return this.#facts.withModel(fallback.model)?.body as SendInit['body'];
  }

  /** It breaks after its first content, when nothing can be tried again. */
  #broken(route: CallRoute, failure: Fault, trail: Trail): Fault {
    const { provider, model } = route.circuit;
    trail.failed({ provider, model, waitedMs: 0, durationMs: 0 }, failure);
    this.note(trail);
    return withAttempts(underCredentials(failure, route.credentials), trail.attempts);
  }
}

/** Of a header that came twice, the first. */
function textOf(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : value?.[0];
}

/** Undefined where a fallback's model cannot be asked for. */
function urlOf(path: string, { at, fallback }: Destination, facts: RequestFacts): URL | undefined {
  const there = fallback === undefined ? path : facts.withModel(fallback.model)?.path;
  return there === undefined ? undefined : at(there);
}
