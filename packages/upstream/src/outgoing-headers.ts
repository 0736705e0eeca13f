import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Incoming } from '@faultwire/core/node';
import type { SendInit } from './send.js';
import type { UpstreamOptions } from './upstream-options.js';

/**
 * What goes up: the key that `credentials` names, the request id, how often the caller's SDK has
 * tried. Of the caller's own headers nothing else does, unless the gateway names it.
 */
export function outgoingHeaders(
  options: UpstreamOptions,
  init: SendInit,
  requestId: string | undefined,
): Record<string, string> {
  const inbound = inboundHeaders(init.caller);
  const retries = inbound['x-stainless-retry-count'];
  const authorization = authorizationOf(options, inbound);
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (init.body !== undefined) headers['content-type'] = 'application/json';
  if (requestId !== undefined) headers['x-request-id'] = requestId;
  if (typeof retries === 'string') headers['x-stainless-retry-count'] = retries;
  if (authorization !== undefined) headers['authorization'] = authorization;
  return Object.assign(headers, options.headers, init.headers);
}

function authorizationOf(
  { credentials, apiKey }: UpstreamOptions,
  inbound: IncomingHttpHeaders,
): string | undefined {
  if (credentials === 'caller') return inbound.authorization;
  return apiKey === undefined ? undefined : `Bearer ${apiKey}`;
}

/** The headers of the inbound request, where there is one. */
export function inboundHeaders(caller: Incoming | undefined): IncomingHttpHeaders {
  if (caller === undefined) return {};
  const request: IncomingMessage =
    'raw' in caller ? caller.raw : 'req' in caller ? caller.req : caller;
  return request.headers;
}
