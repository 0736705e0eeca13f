import {
  type Credentials,
  type Logger,
  type Observer,
  type Profile,
  profiles,
} from '@faultwire/core';
import type { Timeouts } from '@faultwire/upstream';

/** What a gateway is started with. */
export interface GatewayOptions {
  /** Default 0: any free port. */
  port?: number | undefined;
  /** Default: `profiles.standard`. */
  profile?: Profile | undefined;
  /** The provider's base URL, version included. */
  upstream: string;
  /** The gateway's own key at the provider. */
  upstreamKey?: string | undefined;
  /** `'caller'` forwards the caller's key, and so cannot have keys of its own. */
  credentials?: Credentials | undefined;
  /** Forward any model name. */
  passModels?: boolean | undefined;
  /** No keys, balances or rate limit. */
  open?: boolean | undefined;
  timeouts?: Timeouts | undefined;
  /** Retry, and stop asking a provider that keeps failing. Without it one call is one call. */
  resilient?: boolean | undefined;
  /** Default: the console. */
  logger?: Logger | false | undefined;
  /** Hear of requests, calls of the provider and circuits. */
  observers?: readonly Observer[] | undefined;
}

/** A gateway that listens. */
export interface Gateway {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The origin and the profile's base path: what an OpenAI client takes as `baseURL`. */
  readonly url: string;
  /** Ends the streams in flight with a `service_unavailable` frame, then stops. */
  close(): Promise<void>;
}

/** The options with their defaults. */
export type Settings = GatewayOptions & {
  profile: Profile;
  credentials: Credentials;
  open: boolean;
};

/** Fills in the defaults. */
export function settingsOf(options: GatewayOptions): Settings {
  const { profile = profiles.standard, credentials = 'operator', open = false } = options;
  return { ...options, profile, credentials, open: open || credentials === 'caller' };
}
