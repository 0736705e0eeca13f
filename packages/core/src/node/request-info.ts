import type { IncomingMessage } from 'node:http';
import { isObject, read } from '../guarded.js';
import type { RequestInfo } from '../observer.js';
import { type RequestNotes, RequestRecord } from './request-record.js';

/** A request in any of its usual forms: Express' and Nest's, Koa's ctx, Fastify's. */
export type Incoming =
  | IncomingMessage
  | { readonly req: IncomingMessage }
  | { readonly raw: IncomingMessage };

/** `Symbol.for`, so that two copies of the package share one record. */
const RECORD = Symbol.for('faultwire.request');

/**
 * What is known of a request: its id, a signal that is aborted when the caller leaves, and facts
 * for the log. Made at arrival by the adapters, else at first use. Never throws for a real request.
 *
 * @example
 * ```ts
 * const { id, signal } = requestInfo(req);
 * await client.chat.completions.create(body, { signal, headers: { 'x-request-id': id } });
 * ```
 */
export function requestInfo(request: Incoming): RequestInfo {
  return recordOf(request);
}

/**
 * Notes what only the caller of a provider learns: which provider and model served, the trail of
 * attempts, the time to the first token. It shows in the request's report.
 *
 * @example
 * ```ts
 * noteRequest(req, { provider: 'openai', model: 'gpt-4o-mini' });
 * ```
 */
export function noteRequest(request: Incoming, notes: RequestNotes): void {
  recordOf(request).note(notes);
}

/** The record of a request in any form. A richer one knows the parsed body and the route. */
export function recordOf(request: Incoming): RequestRecord {
  const req = rawRequest(request);
  const record = recordOn(req);
  if (request !== req) record.carrier = request;
  return record;
}

/** The record itself, kept on the raw request. */
export function recordOn(req: IncomingMessage): RequestRecord {
  const slot = req as IncomingMessage & { [RECORD]?: RequestRecord };
  slot[RECORD] ??= new RequestRecord(req);
  return slot[RECORD];
}

function rawRequest(request: Incoming): IncomingMessage {
  for (const key of ['raw', 'req']) {
    const inner = read(request, key);
    if (isObject(read(inner, 'headers'))) return inner as IncomingMessage;
  }
  return request as IncomingMessage;
}
