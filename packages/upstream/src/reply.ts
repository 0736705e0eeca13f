import type { Attempt, StreamDialect } from '@faultwire/core';
import type { ReadOptions } from './failed-response.js';
import type { AllTimeouts } from './upstream-options.js';

/** A provider's answer whose status was good; the body may still break. */
export interface Reply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it comes, decompressed. Throws a Fault when it breaks; can be read once. */
  readonly body: AsyncIterable<Uint8Array>;
  /** The calls that it took, this one included. */
  readonly attempts: readonly Attempt[];
  /**
   * Reads the whole body as JSON.
   *
   * @throws a Fault where the body breaks, is no JSON, or is an error under a 200.
   */
  json(): Promise<unknown>;
}

/** What `relay` must know of a Reply beyond its public face. */
export interface ReplyFacts {
  /** By the path that was sent to. */
  readonly dialect: StreamDialect;
  readonly provider: string | undefined;
  readonly model: string | undefined;
  /** Did the request ask for a stream? Undefined where it did not say. */
  readonly streamWanted: boolean | undefined;
  readonly timeouts: AllTimeouts;
  /** How a failure inside a good status is to be read. */
  readonly reading: ReadOptions;
  /** When the call was made, on the clock of `performance.now()`. */
  readonly startedAt: number;
}

/** A property and no WeakMap, which makes the garbage collector look at every Reply. */
const FACTS = Symbol('faultwire.facts');

/** The facts of a Reply that `send` made; undefined for anything else. */
export function replyFacts(source: object): ReplyFacts | undefined {
  return (source as { [FACTS]?: ReplyFacts })[FACTS];
}

/** Binds the facts to their Reply, without a field that users would see. */
export function withFacts(reply: Reply, known: ReplyFacts): Reply {
  return Object.defineProperty(reply, FACTS, { value: known });
}
