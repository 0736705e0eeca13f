import { catalog, type FaultCode } from '@faultwire/core';

/** Every fault of a connection or a body that is not simply an error answer. */
export const streamFaults = [
  'cut_before_first_byte',
  'cut_mid_frame',
  'clean_end',
  'reset',
  'stall',
  'error_frame',
  'html_502',
  'ok_with_error_body',
  'truncated_json',
  'connection_refused',
  'tls_failure',
  'slow',
  'half_frame',
  'split_utf8',
  'gzip_cut',
  'wrong_length',
  'informational',
  'trailers',
  'endless',
] as const;

/** A fault of transport or stream; what each does is said in `misbehave.ts` and `unusual-bytes.ts`. */
export type StreamFault = (typeof streamFaults)[number];

/** Everything that the fault upstream can be asked for by name. */
export type FaultName = FaultCode | StreamFault | 'none';

/** One line of a scenario. The first rule that applies to a request decides. */
export interface Rule {
  fault: FaultName;
  /** For how many requests. Default: all. */
  times?: number;
  /** For which share of the requests, 0 to 1, drawn from the scenario's seed. Default: 1. */
  share?: number;
  /** From this many ms after the start. Default: 0. */
  fromMs?: number;
  /** Until this many ms after the start. Default: for ever. */
  untilMs?: number;
  /** The byte of the body at which a cut, an end, a reset or a stall happens. Default: mid-answer. */
  atByte?: number;
  /** Only streams (true) or only plain calls (false). Default: both. */
  stream?: boolean;
  /** `slow`: bytes a second, instead of a pause between frames. */
  bytesPerSecond?: number;
  /** The `Retry-After` of an error answer, in ms, told in whole seconds. Default: the provider's, 1 s. */
  retryAfterMs?: number;
  /** How long a stall lasts (default: until the caller leaves); `slow`: the pause between frames (100). */
  forMs?: number;
}

/**
 * What the fault upstream does, request by request.
 *
 * @example
 * ```ts
 * const twoLimitsThenGood: Scenario = { rules: [{ fault: 'rate_limit_exceeded', times: 2 }] };
 * ```
 */
export interface Scenario {
  /** Makes `share` repeat exactly. Default: 1. */
  seed?: number;
  /** In whose form the errors of OpenAI routes are told. Default: by the route. */
  provider?: 'openai' | 'anthropic' | 'gemini';
  rules: readonly Rule[];
}

/** Is this the name of something that the fault upstream can do? */
export function isFaultName(name: string): name is FaultName {
  return (
    name === 'none' ||
    Object.hasOwn(catalog, name) ||
    (streamFaults as readonly string[]).includes(name)
  );
}

/** Is this a fault of transport or stream rather than an error answer? */
export function isStreamFault(name: FaultName): name is StreamFault {
  return (streamFaults as readonly string[]).includes(name);
}

/** The numbers of a rule and the most that each may be. */
export const bounds: { readonly [K in keyof Required<Omit<Rule, 'fault' | 'stream'>>]: number } = {
  times: Number.POSITIVE_INFINITY,
  share: 1,
  fromMs: Number.POSITIVE_INFINITY,
  untilMs: Number.POSITIVE_INFINITY,
  atByte: Number.POSITIVE_INFINITY,
  forMs: 2 ** 31 - 1, // the longest timer Node has
  bytesPerSecond: Number.POSITIVE_INFINITY,
  retryAfterMs: Number.POSITIVE_INFINITY,
};

/**
 * Refuses a scenario that says something this upstream would not do.
 *
 * @throws TypeError naming the path: `rules[0].tiems is not a field of a rule`
 */
export function checkScenario(scenario: Scenario): void {
  if (scenario === null || typeof scenario !== 'object' || Array.isArray(scenario)) {
    throw new TypeError('a scenario must be an object');
  }
  for (const key of Object.keys(scenario)) {
    if (!['seed', 'provider', 'rules', '$schema'].includes(key)) {
      throw new TypeError(`${key} is not a field of a scenario`);
    }
  }
  if (scenario.seed !== undefined && !Number.isSafeInteger(scenario.seed)) {
    throw new TypeError('seed must be an integer');
  }
  const provider: unknown = scenario.provider;
  if (provider !== undefined && !['openai', 'anthropic', 'gemini'].includes(provider as string)) {
    throw new TypeError("provider must be 'openai', 'anthropic' or 'gemini'");
  }
  if (!Array.isArray(scenario.rules)) throw new TypeError('rules must be an array');
  for (const [index, rule] of scenario.rules.entries()) checkRule(rule, `rules[${index}]`);
}

function checkRule(rule: Rule, path: string): void {
  if (rule === null || typeof rule !== 'object') throw new TypeError(`${path} must be an object`);
  if (typeof rule.fault !== 'string' || !isFaultName(rule.fault)) {
    throw new TypeError(
      `${path}.fault is no fault that this upstream knows: ${String(rule.fault)}`,
    );
  }
  for (const [key, value] of Object.entries(rule)) {
    if (key === 'fault') continue;
    if (key === 'stream') {
      if (value === undefined || typeof value === 'boolean') continue;
      throw new TypeError(`${path}.stream must be true or false`);
    }
    const most = Object.hasOwn(bounds, key) ? bounds[key as keyof typeof bounds] : undefined;
    if (most === undefined) throw new TypeError(`${path}.${key} is not a field of a rule`);
    if (value === undefined) continue;
    if (typeof value !== 'number' || !(value >= 0 && value <= most)) {
      throw new TypeError(`${path}.${key} must be a number from 0 to ${most}`);
    }
  }
}
