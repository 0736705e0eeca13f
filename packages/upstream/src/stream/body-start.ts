import { type BodyKind, bodyKind } from './body-kind.js';
import type { BodyReader } from './body-reader.js';
import { compressionOf, decompressed } from './decompress.js';
import { headerOf, isMedia, type SourceFacts } from './source-facts.js';

/** What a body is, and the bytes that told. */
export interface BodyStart {
  readonly kind: BodyKind;
  readonly bytes: Uint8Array;
}

const EMPTY = new Uint8Array(0);

/**
 * Reads until the bytes tell what the body is, decompressing it where they are compressed. At the
 * hold's end a stream that is expected is taken for one, so that the caller hears something.
 */
export async function readStart(reader: BodyReader, facts: SourceFacts): Promise<BodyStart> {
  let bytes: Uint8Array = EMPTY;
  // Once: there are archives that hold themselves.
  let undecoded = !isMedia(facts);
  for (;;) {
    const read = await reader.next();
    if (read === 'late') {
      if (expectsStream(facts)) return { kind: 'stream', bytes };
      continue;
    }
    bytes = bytes.length === 0 ? (read ?? EMPTY) : Buffer.concat([bytes, read ?? EMPTY]);
    if (undecoded && read !== undefined) {
      // A compression is told by two bytes.
      if (bytes.length < 2) continue;
      undecoded = false;
      const label = facts.decoded ? undefined : headerOf(facts, 'content-encoding');
      const encoding = compressionOf(bytes, label);
      if (encoding !== undefined) {
        const first = bytes;
        reader.replace((source) => decompressed(source, first, encoding));
        bytes = EMPTY;
        continue;
      }
    }
    const kind = bodyKind(bytes, read === undefined);
    if (kind !== undefined) return { kind, bytes };
  }
}

/** Is it to be a stream? The request tells, or else the label. */
export function expectsStream(facts: SourceFacts): boolean {
  const label = headerOf(facts, 'content-type');
  return facts.streamWanted ?? /^text\/event-stream\b/i.test(label);
}
