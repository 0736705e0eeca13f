import type { IdleTimer } from '@faultwire/core/node';
import { failureInSuccess } from '../read/success.js';
import type { BodyReader } from './body-reader.js';
import { type BodyStart, expectsStream } from './body-start.js';
import { nextPiece } from './byte-source.js';
import { headerOf, isMedia, type SourceFacts } from './source-facts.js';
import { unreadable } from './stream-fault.js';

/** A plain answer, whole. */
export interface PlainBody {
  readonly bytes: Uint8Array;
  /** Its content type, by its bytes. */
  readonly type: string;
}

/** Embeddings of a full batch have some 40 MB. */
const MAX_BYTES = 64 * 1024 * 1024;
const NOT_ASKED_FOR = 'The upstream answered with something else than was asked for.';

/**
 * Reads the rest of an answer that is no stream.
 *
 * @throws a Fault for a failure that came as a success, for a page, and for anything where a stream
 *   was asked for (docs/contract.md, "Streams").
 */
export async function readPlain(
  { kind, bytes: start }: BodyStart,
  reader: BodyReader,
  limit: IdleTimer<unknown>,
  facts: SourceFacts,
): Promise<PlainBody> {
  const bytes = await readAll(start, reader, limit, facts);
  const label = headerOf(facts, 'content-type');
  const media = isMedia(facts);
  if (!media) refuseFailure(bytes.toString(), facts);
  // JSON is an answer whatever its label; anything else under the label of a stream is none.
  const streamMissing = kind === 'json' ? facts.streamWanted === true : expectsStream(facts);
  if (streamMissing || (kind === 'html' && !media))
    throw unreadable(NOT_ASKED_FOR, kind, facts, bytes.toString('utf8', 0, 8192));
  if (kind === 'json') return { bytes, type: 'application/json' };
  return { bytes, type: media ? label : 'text/plain; charset=utf-8' };
}

async function readAll(
  start: Uint8Array,
  reader: BodyReader,
  limit: IdleTimer<unknown>,
  facts: SourceFacts,
): Promise<Buffer> {
  const chunks = [start];
  let size = start.length;
  limit.start(facts.timeouts.idleMs);
  for (;;) {
    const read = await nextPiece(reader);
    if (read === undefined) break;
    limit.touch();
    chunks.push(read);
    size += read.length;
    if (size > MAX_BYTES) throw unreadable('The body is too large.', 'size', facts);
  }
  limit.stop();
  return Buffer.concat(chunks);
}

function refuseFailure(body: string, facts: SourceFacts): void {
  const { status, headers, provider, model, reading } = facts;
  const failure = failureInSuccess({ status, headers, body, provider, model }, reading);
  if (failure !== undefined) throw failure;
}
