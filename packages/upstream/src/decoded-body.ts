import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** The headers of an answer as a record, and its body without its compression. */
export interface DecodedBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * We ask for `identity`; some send compressed all the same, and a stream must be seen frame by frame.
 * Flushed pieces come out at once, and a cut inside the compressed data is an error, not an end.
 */
export function decodedBody(incoming: IncomingMessage): DecodedBody {
  // Made for this message alone, so they may be written to.
  const given = incoming.headers;
  for (const name in given) {
    const value = given[name];
    if (typeof value === 'object') given[name] = value.join(', ');
  }
  const headers = given as Record<string, string>;
  const decoder = decoderFor(headers['content-encoding']);
  if (decoder === undefined) return { headers, body: incoming };
  delete headers['content-encoding'];
  delete headers['content-length'];
  // The callback keeps an error from being unhandled; whoever reads meets it in the iteration.
  pipeline(incoming, decoder, () => {});
  return { headers, body: decoder };
}

/** The decoder of a `content-encoding`; undefined for one that needs none, or is unknown. */
export function decoderFor(
  encoding: string | undefined,
): (Readable & NodeJS.ReadWriteStream) | undefined {
  const flush = constants.Z_SYNC_FLUSH;
  switch (encoding?.trim().toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ flush });
    case 'deflate':
      return createInflate({ flush });
    case 'br':
      return createBrotliDecompress({ flush: constants.BROTLI_OPERATION_FLUSH });
    default:
      return undefined;
  }
}
