import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request of either platform: Express' is the raw one, Fastify's carries it. */
export type PlatformRequest = IncomingMessage | { readonly raw: IncomingMessage };

/** What is used of Fastify's reply. */
export interface FastifyReplyLike {
  readonly raw: ServerResponse;
  hijack(): unknown;
  getHeaders(): Readonly<Record<string, number | string | string[] | undefined>>;
}

/** A response of either platform; raw middleware gets the raw one on Fastify too. */
export type PlatformResponse = ServerResponse | FastifyReplyLike;

/** The node:http request behind it. */
export function rawRequest(request: PlatformRequest): IncomingMessage {
  return 'raw' in request ? request.raw : request;
}

/** The node:http response behind it. */
export function rawResponse(response: PlatformResponse): ServerResponse {
  return 'raw' in response ? response.raw : response;
}

/**
 * Takes the response out of the platform's hands: Fastify sends nothing of its own afterwards.
 * What was set on its reply (CORS, `Vary`, cookies) goes along, since Fastify keeps it apart.
 */
export function takeResponse(response: PlatformResponse): ServerResponse {
  if (!('raw' in response)) return response;
  const { raw } = response;
  response.hijack();
  if (raw.headersSent) return raw;
  const headers = response.getHeaders();
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined && !raw.hasHeader(name)) setIfValid(raw, name, value);
  }
  return raw;
}

/** Fastify takes any value until it sends; what Node refuses is what could not have been sent. */
function setIfValid(raw: ServerResponse, name: string, value: number | string | string[]): void {
  try {
    raw.setHeader(name, value);
  } catch {
    // An answer without this header is still the answer.
  }
}
