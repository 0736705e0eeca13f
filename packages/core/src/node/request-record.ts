import type { IncomingMessage, ServerResponse } from 'node:http';
import { fault } from '../fault.js';
import { read, readString } from '../guarded.js';
import type { RequestInfo } from '../observer.js';
import type { Attempt } from '../types.js';
import { onCallerGone } from './caller-gone.js';
import { keyHintOf } from './key-hint.js';
import { promptChars } from './prompt-chars.js';
import { requestIdOf } from './request-id.js';
import { parsedBodyOf, routeOf } from './route-of.js';

/** What only the caller of a provider learns of a request. */
export interface RequestNotes {
  readonly provider?: string | undefined;
  readonly model?: string | undefined;
  readonly attempts?: readonly Attempt[] | undefined;
  /** From arrival to the first content, in ms. */
  readonly firstTokenMs?: number | undefined;
}

/**
 * One request and what is known of it. Arrival costs an id and a clock reading; everything else is
 * a getter, guarded, read once something has failed.
 */
export class RequestRecord implements RequestInfo {
  readonly id: string;
  readonly startedAt: number = performance.now();
  /** The framework's own request (Koa's ctx, Fastify's request), which has the parsed body. */
  carrier: unknown;
  res: ServerResponse | undefined;
  keyHintSecret: string | undefined;
  /** Has `fail` begun to answer? */
  answered = false;
  readonly #req: IncomingMessage;
  #notes: RequestNotes | undefined;
  #controller: AbortController | undefined;
  #told = false;

  constructor(req: IncomingMessage) {
    this.#req = req;
    this.id = requestIdOf(req);
    this.carrier = req;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      const controller = new AbortController();
      this.#controller = controller;
      const res = this.res ?? (read(this.carrier, 'res') as ServerResponse | undefined);
      onCallerGone(this.#req, res, () => controller.abort(fault('client_closed_request')));
    }
    return this.#controller.signal;
  }

  get method(): string {
    return readString(this.#req, 'method', 32) ?? 'GET';
  }

  get route(): string | undefined {
    return routeOf(this.carrier, this.#req);
  }

  get model(): string | undefined {
    return this.#notes?.model ?? readString(parsedBodyOf(this.carrier), 'model', 256);
  }

  get provider(): string | undefined {
    return this.#notes?.provider;
  }

  get stream(): boolean | undefined {
    const stream = read(parsedBodyOf(this.carrier), 'stream');
    return typeof stream === 'boolean' ? stream : undefined;
  }

  get promptChars(): number | undefined {
    return promptChars(parsedBodyOf(this.carrier));
  }

  get keyHint(): string | undefined {
    return keyHintOf(this.#req, this.keyHintSecret);
  }

  get firstTokenMs(): number | undefined {
    return this.#notes?.firstTokenMs;
  }

  get body(): unknown {
    return parsedBodyOf(this.carrier);
  }

  get attempts(): readonly Attempt[] {
    return this.#notes?.attempts ?? [];
  }

  /** Later notes replace earlier ones, key by key. */
  note(notes: RequestNotes): void {
    // A spread gives each record a shape of its own, which weighs more than its notes.
    this.#notes = Object.assign(this.#notes ?? {}, notes);
  }

  /** True the first time: whoever asks first tells the observers, and nobody does it twice. */
  claimTelling(): boolean {
    const first = !this.#told;
    this.#told = true;
    return first;
  }
}
