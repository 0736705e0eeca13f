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
  const authorization =
    options.credentials === 'caller'
      ? inbound.authorization
      : options.apiKey === undefined
        ? undefined
        : `Bearer ${options.apiKey}`;
  return {
    'accept-encoding': 'identity',
    ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(requestId === undefined ? {} : { 'x-request-id': requestId }),
    ...(typeof retries === 'string' ? { 'x-stainless-retry-count': retries } : {}),
    ...(authorization === undefined ? {} : { authorization }),
    ...options.headers,
    ...init.headers,
  };
}

/** The headers of the inbound request, where there is one. */
export function inboundHeaders(caller: Incoming | undefined): IncomingHttpHeaders {
  if (caller === undefined) return {};
  const request: IncomingMessage =
    'raw' in caller ? caller.raw : 'req' in caller ? caller.req : caller;
  return request.headers;
}
