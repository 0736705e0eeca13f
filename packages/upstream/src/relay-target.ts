import type { ServerResponse } from 'node:http';
import { type Incoming, requestInfo } from '@faultwire/core/node';

/** Where an answer goes: `res` of Express, Nest and node:http, Koa's ctx, Fastify's reply. */
export type RelayTarget =
  | ServerResponse
  | { readonly res: ServerResponse; respond?: boolean | undefined }
  | { readonly raw: ServerResponse; hijack(): unknown };

/** The raw response of a target. */
export function responseOf(out: RelayTarget): ServerResponse {
  if ('hijack' in out) return out.raw;
  // Express' res has a `req`, Koa's ctx has a `res`.
  return 'writeHead' in out ? out : out.res;
}

/** From here the framework keeps its hands off; before, a failure is still its to answer. */
export function takeOver(out: RelayTarget): void {
  if ('hijack' in out) out.hijack();
  else if (!('writeHead' in out)) out.respond = false;
}

/** The inbound request in its richest form: the one that knows the parsed body. */
export function requestOf(out: RelayTarget): Incoming | undefined {
  if ('hijack' in out) return (out as { request?: Incoming }).request ?? out.raw.req;
  // Koa's ctx has `req` beside `res`.
  return 'writeHead' in out ? out.req : (out as object as Incoming);
}

/** Did the caller ask for a stream? Undefined where his request does not say. */
export function wantsStream(out: RelayTarget): boolean | undefined {
  const request = requestOf(out);
  if (request === undefined) return undefined;
  // Gemini says it in the path (https://ai.google.dev/api/generate-content).
  const url = responseOf(out).req?.url ?? '';
  if (/:streamGenerateContent\?(?:.{0,2048}&)?alt=sse(?:&|$)/.test(url)) return true;
  return requestInfo(request).stream;
}
