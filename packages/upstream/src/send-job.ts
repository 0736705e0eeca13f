import { type Attempt, type Fault, underCredentials } from '@faultwire/core';
import { noteRequest, requestInfo } from '@faultwire/core/node';
import { withAttempts } from './attempts.js';
import { callProvider } from './call-provider.js';
import { type CallRoute, type Destination, routesOf } from './destinations.js';
import { atFirstContent } from './first-content.js';
import { keyOf } from './key-of.js';
import { inboundHeaders, outgoingHeaders } from './outgoing-headers.js';
import { type Reply, replyFacts, withFacts } from './reply.js';
import { type RequestFacts, readRequest } from './request-model.js';
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

/** What all requests of `send` share. */
export interface SendMeans {
  readonly destinations: readonly [Destination, ...Destination[]];
  readonly transport: Transport;
  readonly resilience: Resilience;
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

  constructor(path: string, init: SendInit, means: SendMeans) {
    const facts = readRequest({ path, body: init.body });
    const info = init.caller === undefined ? undefined : requestInfo(init.caller);
    const inbound = { ...inboundHeaders(init.caller), ...init.headers };
    this.#init = init;
    this.#means = means;
    this.#facts = facts;
    this.#counts = means.resilience.retries || inbound[ATTEMPT_HEADER] !== undefined;
    this.#before = info?.attempts ?? [];
    this.layers = readLayers(inbound);
    this.streamed = facts.stream === true && means.resilience.active;
    this.signals = [info?.signal, init.signal].filter((signal) => signal !== undefined);
    this.routes = routesOf(means.destinations, {
      facts,
      credentials: 'operator',
      urlOf: (there) => urlOf(path, there, facts),
      keyOf: ({ options }) => keyOf(outgoingHeaders(options, init, undefined)),
    });
  }

  async place(route: CallRoute, { attempt, signals, trail }: Placing): Promise<Reply> {
    const { transport, resilience } = this.#means;
    // Files, lists and deletions have no content to wait for.
    const looks = resilience.active && this.#facts.model !== undefined;
    let opened = false;
    const reply = await callProvider(route.options, transport, route.url, this.#initOf(route), {
      signals,
      headers: this.#counts ? { [ATTEMPT_HEADER]: String(attempt) } : {},
      broken: (failure) => (opened ? this.#broken(route, failure, trail) : failure),
    });
    const whole = looks ? await atFirstContent(reply, this.#facts.stream) : reply;
    opened = true;
    return whole;
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

  #initOf({ fallback }: CallRoute): SendInit {
    if (fallback === undefined) return this.#init;
    const body = this.#facts.withModel(fallback.model)?.body;
    return { ...this.#init, body: body as SendInit['body'] };
  }

  /** It breaks after its first content, when nothing can be tried again. */
  #broken(route: CallRoute, failure: Fault, trail: Trail): Fault {
    const { provider, model } = route.circuit;
    trail.failed({ provider, model, waitedMs: 0, durationMs: 0 }, failure);
    this.note(trail);
    return withAttempts(underCredentials(failure, route.credentials), trail.attempts);
  }
}

/** The path goes behind the base URL, whatever slashes either has; undefined where a fallback's model cannot. */
function urlOf(
  path: string,
  { options: { baseURL }, fallback }: Destination,
  facts: RequestFacts,
): URL | undefined {
  const there = fallback === undefined ? path : facts.withModel(fallback.model)?.path;
  if (baseURL === undefined || there === undefined) return undefined;
  return new URL(`${baseURL.replace(/\/+$/, '')}/${there.replace(/^\/+/, '')}`);
}
