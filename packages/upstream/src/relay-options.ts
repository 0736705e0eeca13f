import type { StreamDialect } from '@faultwire/core';
import type { Timeouts } from './upstream-options.js';

/** How an answer is relayed. */
export interface RelayOptions {
  /** Default: by the path that was sent to (a Reply) or `Response.url`, else `'chat'`. */
  dialect?: StreamDialect | undefined;
  /** How long nothing may come before a `: keep-alive` is sent, in ms. Default 10,000; 0 sends none. */
  heartbeatMs?: number | undefined;
  /** Default: those of `createUpstream` for a Reply, else hold 5 s, first content 120 s, idle 60 s. */
  timeouts?: Timeouts | undefined;
  /** How much of a broken stream's text is kept in `fault.partial.text`, in bytes. Default 0: none. */
  keepPartialBytes?: number | undefined;
}
