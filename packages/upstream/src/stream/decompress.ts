import { Readable } from 'node:stream';
import { decoderFor } from '../decoded-body.js';
import { bodyKind } from './body-kind.js';
import { type ByteSource, byteSource, bytesOf } from './byte-source.js';

/**
 * What the bytes are still compressed with. A fetch Response keeps the header though its body was
 * decompressed, and some upstreams compress without saying so: the bytes tell, not the label.
 *
 * @param first the first bytes of the body.
 * @param label its `content-encoding`.
 */
export function compressionOf(first: Uint8Array, label: string | undefined): string | undefined {
  if (first[0] === 0x1f && first[1] === 0x8b) return 'gzip';
  const named = label?.trim().toLowerCase();
  if (named !== 'br' && named !== 'deflate') return undefined;
  const kind = bodyKind(first, true);
  return kind === 'other' ? named : undefined;
}

/** Decompresses a source of which the first bytes were read already. */
export function decompressed(source: ByteSource, first: Uint8Array, encoding: string): ByteSource {
  const decoder = decoderFor(encoding);
  if (decoder === undefined) return source;
  const compressed = Readable.from(rest(source, first), { objectMode: false });
  compressed.on('error', (error) => decoder.destroy(error));
  decoder.on('close', () => compressed.destroy());
  const plain = byteSource(compressed.pipe(decoder));
  return {
    read: plain.read,
    cancel() {
      plain.cancel();
      source.cancel();
    },
  };
}

async function* rest(source: ByteSource, first: Uint8Array): AsyncGenerator<Uint8Array> {
  yield first;
  for (;;) {
    const piece = await source.read();
    if (piece.done === true) return;
    yield bytesOf(piece.value);
  }
}
