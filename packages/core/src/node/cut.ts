import type { ServerResponse } from 'node:http';
import { attempt, read } from '../guarded.js';
import { sentHeader } from './sent-header.js';

/** Of HTTP/2 (RFC 9113, section 7): node:http2 is slow to load, and most servers never load it. */
const INTERNAL_ERROR = 2;

/**
 * Ends the connection (HTTP/2: the stream) so that no client can take it for a whole answer.
 *
 * @example
 * ```ts
 * source.once('error', () => cut(res));
 * ```
 */
export function cut(res: ServerResponse): void {
  attempt(() => {
    const stream = read(res, 'stream') as { close?: (code: number) => void } | undefined;
    if (typeof stream?.close === 'function') return stream.close(INTERNAL_ERROR);
    const framed = res.chunkedEncoding || sentHeader(res, 'content-length') !== undefined;
    // Where only the connection's end ends the body (HTTP/1.0, such as nginx speaks to upstreams),
    // a clean one says "whole" and only a reset does not.
    if (!framed) res.socket?.resetAndDestroy();
    res.destroy();
  });
}
