import type { ServerResponse } from 'node:http';
import type { AnswerOptions } from '../answer.js';
import type { Fault } from '../fault.js';
import { frame } from '../frame.js';
import { read } from '../guarded.js';
import type { StreamDialect } from '../types.js';
import { cut } from './cut.js';
import { sentHeader } from './sent-header.js';
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
