import type { Fault } from './fault.js';
import type { Profile } from './profiles/profile.js';
import type { Recognizer } from './recognizer.js';
import type { Report } from './report.js';
import type { Attempt, Circuit, Credentials } from './types.js';

/** A logger of pino's shape; `console` fits through the adapters' default. */
export interface Logger {
  info(record: object, message?: string): void;
  warn(record: object, message?: string): void;
  error(record: object, message?: string): void;
}

/**
 * Everything that can be watched, in adapters and upstream alike. Guarded: an observer that
 * throws is counted and passed over.
 */
export interface Observer {
  /** A request failed. Exactly one of `onFault` and `onSuccess` is called, once a request. */
  onFault?(report: Report, fault: Fault, request?: RequestInfo): void;
  onSuccess?(request: RequestInfo): void;
  onAttempt?(attempt: Attempt): void;
  onCircuit?(circuit: Circuit): void;
}

/** What is known of one request; read lazily, only once something has failed. */
export interface RequestInfo {
  /** `x-request-id`, taken from the caller or made. */
  readonly id: string;
  /** Aborted when the caller leaves. */
  readonly signal: AbortSignal;
  readonly method: string;
  readonly route: string | undefined;
  /** Milliseconds, on the clock of `performance.now()`. */
  readonly startedAt: number;
  readonly model: string | undefined;
  readonly provider: string | undefined;
  readonly stream: boolean | undefined;
  readonly promptChars: number | undefined;
  /** A keyed hash of the caller's key, never the key. */
  readonly keyHint: string | undefined;
  readonly firstTokenMs: number | undefined;
  readonly attempts: readonly Attempt[];
  /** The parsed body, for sinks that a user names; nothing of ours logs it. */
  readonly body?: unknown;
}

/** The one options object of every adapter. Checked once, at start. */
export interface FaultwireOptions {
  /** Default: `profiles.standard`. */
  profile?: Profile | undefined;
  /** Asked before the built-in ones, in order. */
  recognizers?: readonly Recognizer[] | undefined;
  /** Whose key providers see. Default `'operator'`: an SDK's error about a key becomes `upstream_rejected`. */
  credentials?: Credentials | undefined;
  /** Default: the console. `false` logs nothing. */
  logger?: Logger | false | undefined;
  observers?: readonly Observer[] | undefined;
  /** `{ '/v1/chat/completions': ['POST'] }`: what answers 405 with `Allow`. */
  allow?: Readonly<Record<string, readonly string[]>> | undefined;
  /** A field of the log record: `'production'`. */
  environment?: string | undefined;
  /** Keys the `key_hint` of the log record. Default: random for each process. */
  keyHintSecret?: string | undefined;
}
