import type { Incoming } from '@faultwire/core/node';
import { callProvider } from './call-provider.js';
import type { Reply } from './reply.js';
import type { Transport } from './transport.js';
import type { UpstreamOptions } from './upstream-options.js';

/** One request to a provider. */
export interface SendInit {
  /** An object is sent as JSON. */
  body?: object | string | Uint8Array | undefined;
  /** Default: POST with a body, GET without. */
  method?: string | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
  /** Ends the call; a Fault as its reason is what is thrown. */
  signal?: AbortSignal | undefined;
  /** The inbound request: its id goes on, its end aborts, its report learns of this call. */
  caller?: Incoming | undefined;
}

/** Makes the face for gateways: a good status is a Reply, anything else a thrown Fault. */
export function createSend(
  options: UpstreamOptions,
  transport: Transport,
): (path: string, init?: SendInit) => Promise<Reply> {
  return async (path, init = {}) =>
    callProvider(options, transport, urlOf(path, options.baseURL), init);
}

/** The path goes behind the base URL, whatever slashes either has. */
function urlOf(path: string, baseURL: string | undefined): URL {
  if (baseURL === undefined) throw new TypeError('createUpstream: send needs the option baseURL');
  return new URL(`${baseURL.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`);
}
