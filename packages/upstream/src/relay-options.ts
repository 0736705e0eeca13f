import type { StreamDialect } from '@faultwire/core';
import { dialects } from './stream/dialects/index.js';
import { defaultTimeouts, type Timeouts } from './upstream-options.js';

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

/** Timers of Node end here; anything longer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * @throws TypeError with a sentence that names the option.
 */
export function checkRelayOptions(options: RelayOptions): void {
  const { dialect, heartbeatMs, timeouts, keepPartialBytes } = options;
  if (dialect !== undefined && !Object.hasOwn(dialects, dialect))
    throw new TypeError(`relay: dialect must be one of ${Object.keys(dialects).join(', ')}`);
  checkNumber('heartbeatMs', heartbeatMs, LONGEST_MS);
  checkNumber('keepPartialBytes', keepPartialBytes, Number.MAX_SAFE_INTEGER);
  for (const [name, ms] of Object.entries(timeouts ?? {})) {
    if (!Object.hasOwn(defaultTimeouts, name))
      throw new TypeError(`relay: timeouts.${name} is not an option`);
    checkNumber(`timeouts.${name}`, ms, LONGEST_MS);
  }
}

function checkNumber(name: string, value: unknown, most: number): void {
  if (value === undefined || (typeof value === 'number' && value >= 0 && value <= most)) return;
  throw new TypeError(`relay: ${name} must be a number from 0 to ${most}`);
}
