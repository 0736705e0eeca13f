import type { ServerResponse } from 'node:http';
import { constants } from 'node:http2';
import type { AnswerOptions } from '../answer.js';
import type { Fault } from '../fault.js';
import { frame } from '../frame.js';
import { attempt, read, readString } from '../guarded.js';
import type { StreamDialect } from '../types.js';
import { streamOwnerOf } from './stream-owner.js';

/**
 * The headers are out, so the status can no longer tell. The stream's owner writes its frame; an
 * event stream without an owner gets the frame here; anything else is cut, because a clean end
 * would pass for a whole answer (docs/contract.md, "Streams").
 */
export function failLate(
  res: ServerResponse,
  fault: Fault,
  dialect: StreamDialect,
  options: AnswerOptions,
): void {
  const owner = streamOwnerOf(res);
  if (owner !== undefined) return void owner.fail(fault, options);
  if (!takesFrame(res)) return void cut(res);
  try {
    res.end(frame(fault, dialect, options));
  } catch {
    cut(res);
  }
}

/** An event stream whose bytes are plain and may still grow. */
function takesFrame(res: ServerResponse): boolean {
  if (!/^text\/event-stream\b/i.test(sentHeader(res, 'content-type') ?? '')) return false;
  if (sentHeader(res, 'content-length') !== undefined) return false;
  // Compressed by the app: a plain frame would be noise. The `compression` middleware has a
  // `flush` of its own, and compresses the frame too.
  const plain = /^(?:identity)?$/i.test(sentHeader(res, 'content-encoding') ?? '');
  return plain || typeof read(res, 'flush') === 'function';
}

/** `getHeader` does not know the headers that were handed to `writeHead`; the sent text does. */
function sentHeader(res: ServerResponse, name: string): string | undefined {
  const known = attempt(() => res.getHeader(name));
  if (known !== undefined) return String(known);
  const head = readString(res, '_header', 65_536) ?? '';
  return new RegExp(`^${name}:[ \\t]*([^\\r\\n]*)`, 'im').exec(head)?.[1];
}

/** Ends the connection (HTTP/2: the stream) so that no client can take it for a whole answer. */
export function cut(res: ServerResponse): void {
  attempt(() => {
    const stream = read(res, 'stream') as { close?: (code: number) => void } | undefined;
    if (typeof stream?.close === 'function') return stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    const framed = res.chunkedEncoding || sentHeader(res, 'content-length') !== undefined;
    // Where only the connection's end ends the body (HTTP/1.0, such as nginx speaks to upstreams),
    // a clean one says "whole" and only a reset does not.
    if (!framed) res.socket?.resetAndDestroy();
    res.destroy();
  });
}
