import { Readable } from 'node:stream';
import { decoderFor } from '../decoded-body.js';
import { bodyKind } from './body-kind.js';
import type { ByteSink, ByteSource } from './byte-source.js';
import { NodeSource } from './node-source.js';

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
  const compressed = new Readable({ read: () => source.flow(sink) });
  const sink: ByteSink = {
    take: (bytes) => compressed.push(bytes),
    end: () => compressed.push(null),
    fail: (error) => compressed.destroy(error as Error),
  };
  compressed.push(first);
  compressed.on('error', (error) => decoder.destroy(error));
  decoder.on('close', () => compressed.destroy());
  const plain = new NodeSource(compressed.pipe(decoder));
  return {
    flow: (to) => plain.flow(to),
    cancel() {
      plain.cancel();
      source.cancel();
    },
  };
}
