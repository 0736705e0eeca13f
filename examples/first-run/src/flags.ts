import { parseArgs } from 'node:util';
import { profiles } from '@faultwire/core';
import type { GatewayOptions } from 'gateway-desk';
import { type Framework, frameworks } from './frameworks.js';

/** What `npm run gateway` was asked for; without an upstream it starts the embedded one. */
export type GatewayFlags = Omit<GatewayOptions, 'upstream'> & {
  readonly framework: Framework;
  readonly upstream: string | undefined;
};

/** One line a flag, for whoever asks wrongly. */
export const usage: string = `npm run gateway -- [--framework express|koa|nest] [--port N]
  [--profile ${Object.keys(profiles).join('|')}] [--upstream URL] [--upstream-key K]
  [--credentials operator|caller] [--pass-models] [--open] [--resilient]
  [--connect-ms N] [--hold-ms N] [--first-content-ms N] [--idle-ms N]`;

/**
 * Reads the flags of `npm run gateway`.
 *
 * @throws Error with a sentence that names the flag.
 */
export function readFlags(args: readonly string[]): GatewayFlags {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      framework: text,
      port: text,
      profile: text,
      upstream: text,
      'upstream-key': text,
      credentials: text,
      'pass-models': { type: 'boolean' },
      open: { type: 'boolean' },
      resilient: { type: 'boolean' },
      'connect-ms': text,
      'hold-ms': text,
      'first-content-ms': text,
      'idle-ms': text,
    },
  });
  const {
    'upstream-key': upstreamKey,
    'pass-models': passModels,
    open,
    resilient,
    upstream,
  } = values;
  const profile = oneOf('profile', values.profile, Object.keys(profiles)) ?? 'standard';
  return {
    framework: oneOf('framework', values.framework, frameworks) ?? 'express',
    port: number('port', values.port, 0, 65_535) ?? 0,
    profile: profiles[profile as keyof typeof profiles],
    upstream,
    upstreamKey,
    credentials: oneOf('credentials', values.credentials, ['operator', 'caller'] as const),
    passModels,
    open,
    resilient,
    timeouts: {
      connectMs: number('connect-ms', values['connect-ms'], 1),
      holdMs: number('hold-ms', values['hold-ms'], 1),
      firstContentMs: number('first-content-ms', values['first-content-ms'], 1),
      idleMs: number('idle-ms', values['idle-ms'], 1),
    },
  };
}

function oneOf<T extends string>(
  flag: string,
  value: string | undefined,
  words: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined) throw new Error(`--${flag} must be one of ${words.join(', ')}`);
  return found;
}

function number(
  flag: string,
  value: string | undefined,
  least: number,
  most = 2 ** 31 - 1,
): number | undefined {
  if (value === undefined) return undefined;
  const read = Number(value);
  if (/^\d+$/.test(value) && read >= least && read <= most) return read;
  throw new Error(`--${flag} must be a whole number from ${least} to ${most}`);
}
