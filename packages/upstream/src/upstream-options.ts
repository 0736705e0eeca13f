import type { Credentials, Observer } from '@faultwire/core';
import type { ProviderReader } from './failed-response.js';
import type { BreakerOptions } from './resilience/breaker-options.js';
import type { Fallback } from './resilience/fallback.js';
import { refuse, show } from './resilience/option-checks.js';
import type { RetryOptions } from './resilience/retry-options.js';

/** Where to send to, and with which key. */
export interface Target {
  /** As SDKs have it, version included: `https://api.openai.com/v1`. */
  baseURL?: string | undefined;
  /** Sent as `authorization: Bearer …`. */
  apiKey?: string | undefined;
  /** Who answers there, for reading its failures. Default: known by the host. */
  provider?: string | undefined;
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>> | undefined;
}

/** How long to wait for what, in ms (docs/contract.md, "Streams"). */
export interface Timeouts {
  /** For the connection, TLS included. Default 10,000. */
  connectMs?: number | undefined;
  /** How long a 200 may be held back for the first content. Default 5,000. */
  holdMs?: number | undefined;
  /** For the first content of an answer. Default 120,000. */
  firstContentMs?: number | undefined;
  /** Between two frames, or two pieces of a plain body. Default 60,000. */
  idleMs?: number | undefined;
  /** For the first content in all, with retries and fallbacks. Default 300,000. */
  deadlineMs?: number | undefined;
}

/** Everything is optional; `send` needs a `baseURL`. */
export interface UpstreamOptions extends Target {
  /**
   * Whose key the provider sees. Default `'operator'`: `apiKey` goes up, and what the provider says
   * of it becomes `upstream_rejected`. `'caller'`: the caller's own Authorization goes up.
   */
  credentials?: Credentials | undefined;
  timeouts?: Timeouts | undefined;
  /** Readers of your own, asked before the built-in ones. */
  providers?: readonly ProviderReader[] | undefined;
  /** When to try again. `false`: never. */
  retry?: RetryOptions | false | undefined;
  /** When to stop asking a provider that fails. `false`: never. */
  breaker?: BreakerOptions | false | undefined;
  /** Where to go instead, by the code of the failure; tried in order. */
  fallback?: readonly Fallback[] | undefined;
  /** A second call when the first has no content after so many ms; the loser is cancelled. Off by default. */
  hedgeAfterMs?: number | undefined;
  /** `onAttempt` hears of every call, `onCircuit` of every circuit that changes its state. */
  observers?: readonly Observer[] | undefined;
}

/** Each with its value. */
export type AllTimeouts = { readonly [K in keyof Timeouts]-?: number };

/** The defaults of docs/contract.md, "Streams". */
export const defaultTimeouts: AllTimeouts = {
  connectMs: 10_000,
  holdMs: 5_000,
  firstContentMs: 120_000,
  idleMs: 60_000,
  deadlineMs: 300_000,
};

/** All timeouts; what is not given, or undefined, is as otherwise. */
export function allTimeouts(
  given: Timeouts | undefined,
  otherwise: AllTimeouts = defaultTimeouts,
): AllTimeouts {
  if (given === undefined) return otherwise;
  const said = Object.entries(given).filter(([, ms]) => ms !== undefined);
  return { ...otherwise, ...Object.fromEntries(said) };
}

/** Timers of Node end here; anything longer would fire at once. */
const longestMs = 2 ** 31 - 1;

/**
 * Checks the options once, at start.
 *
 * @throws TypeError with a sentence that names the option.
 */
export function checkOptions(options: UpstreamOptions): void {
  if (!isObject(options)) refuse(`the options must be an object, not ${show(options)}`);
  const { baseURL, credentials, timeouts = {} } = options;
  for (const name of ['apiKey', 'provider'] as const)
    if (options[name] !== undefined && typeof options[name] !== 'string')
      refuse(`${name} must be a string`);
  for (const name of ['providers', 'observers'] as const)
    if (options[name] !== undefined && !Array.isArray(options[name]))
      refuse(`${name} must be a list, not ${show(options[name])}`);
  for (const name of ['headers', 'timeouts'] as const)
    if (options[name] !== undefined && !isObject(options[name]))
      refuse(`${name} must be an object, not ${show(options[name])}`);
  if (baseURL !== undefined && !isHttpURL(baseURL)) {
    refuse(`baseURL must be an http(s) URL, not ${show(baseURL)}`);
  }
  if (credentials !== undefined && credentials !== 'operator' && credentials !== 'caller') {
    refuse("credentials must be 'operator' or 'caller'");
  }
  for (const [name, ms] of Object.entries(timeouts)) {
    if (!Object.hasOwn(defaultTimeouts, name)) {
      refuse(`timeouts.${name} is not an option`);
    }
    if (ms !== undefined && !(typeof ms === 'number' && ms > 0 && ms <= longestMs)) {
      refuse(`timeouts.${name} must be a number of ms above 0`);
    }
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isHttpURL(text: unknown): boolean {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  return /^https?:$/.test(new URL(text).protocol);
}
