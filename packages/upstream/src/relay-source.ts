import { classify, dialectOf, type Fault } from '@faultwire/core';
import { callFailed } from './call-failed.js';
import { providerOfHost } from './provider-of-host.js';
import { readFailureResponse } from './read-failure.js';
import type { RelayOptions } from './relay-options.js';
import { type Reply, replyFacts } from './reply.js';
import { type ByteSource, noBytes } from './stream/byte-source.js';
import type { SourceFacts } from './stream/source-facts.js';
import { sourceOf } from './stream/source-of.js';
import { allTimeouts } from './upstream-options.js';

/** What `relay` takes: a Reply of `send`, a fetch Response, a generator of one's own. */
export type RelaySource = Reply | Response | AsyncIterable<Uint8Array | string>;

/** A source as the guard reads it. */
export interface KnownSource {
  readonly bytes: ByteSource;
  readonly facts: SourceFacts;
}

/**
 * @param streamWanted did the caller ask for a stream?
 * @throws the Fault of a Response whose status is none of success.
 */
export async function knownSource(
  source: RelaySource,
  options: RelayOptions,
  streamWanted: boolean | undefined,
): Promise<KnownSource> {
  if (isResponse(source)) return await ofResponse(source, options, streamWanted);
  return isReply(source)
    ? ofReply(source, options, streamWanted)
    : ofIterable(source, options, streamWanted);
}

async function ofResponse(
  response: Response,
  options: RelayOptions,
  streamWanted: boolean | undefined,
): Promise<KnownSource> {
  if (!response.ok) throw await readFailureResponse(response);
  const url = URL.canParse(response.url) ? new URL(response.url) : undefined;
  const provider = url === undefined ? undefined : providerOfHost(url.hostname);
  const called = { provider: provider ?? url?.hostname ?? 'unknown', model: undefined };
  return {
    bytes: response.body === null ? noBytes() : sourceOf(response.body),
    facts: {
      status: response.status,
      headers: response.headers,
      // One without a URL was made by hand.
      decoded: response.url !== '',
      dialect: options.dialect ?? dialectOf(url?.pathname ?? ''),
      provider,
      model: undefined,
      timeouts: allTimeouts(options.timeouts),
      startedAt: performance.now(),
      reading: {},
      streamWanted,
      explain: (error) => callFailed(error, undefined, called),
    },
  };
}

function ofReply(
  reply: Reply,
  options: RelayOptions,
  streamWanted: boolean | undefined,
): KnownSource {
  const known = replyFacts(reply);
  return {
    bytes: sourceOf(reply.body),
    facts: {
      status: reply.status,
      headers: reply.headers,
      decoded: known !== undefined,
      dialect: options.dialect ?? known?.dialect ?? 'chat',
      provider: known?.provider,
      model: known?.model,
      timeouts: allTimeouts(options.timeouts, known?.timeouts),
      startedAt: known?.startedAt ?? performance.now(),
      reading: known?.reading ?? {},
      streamWanted: streamWanted ?? known?.streamWanted,
      explain: explainReply,
    },
  };
}

/** One for all Replies: a closure would be kept as long as its stream is open. */
function explainReply(this: SourceFacts, error: unknown): Fault {
  const called = { provider: this.provider ?? 'unknown', model: this.model };
  return callFailed(error, undefined, called);
}

/** A generator's errors are the application's own, and may be anything. */
function ofIterable(
  source: AsyncIterable<Uint8Array | string>,
  options: RelayOptions,
  streamWanted: boolean | undefined,
): KnownSource {
  return {
    bytes: sourceOf(source),
    facts: {
      status: 200,
      // Nobody yields a plain answer piece by piece.
      headers: { 'content-type': 'text/event-stream' },
      decoded: false,
      dialect: options.dialect ?? 'chat',
      provider: undefined,
      model: undefined,
      timeouts: allTimeouts(options.timeouts),
      startedAt: performance.now(),
      reading: {},
      streamWanted,
      explain: (error): Fault => classify(error),
    },
  };
}

function isResponse(source: RelaySource): source is Response {
  return 'headers' in source && typeof (source.headers as { get?: unknown }).get === 'function';
}

function isReply(source: RelaySource): source is Reply {
  return 'body' in source && !(Symbol.asyncIterator in source);
}
