import type { IncomingMessage, ServerResponse } from 'node:http';
import { catalog, isFaultCode } from '../catalog.js';
import { type Fault, fault } from '../fault.js';
import { readHeader, readString } from '../guarded.js';
import { isInflateError, undecodableBody } from '../recognizers/body-parser.js';
import { readRetryHint } from '../retry-hint.js';
import type { Issue } from '../types.js';
import { recordOf } from './request-info.js';

/** What a thrown value means, with what only its request and response know. */
export function inContext(
  found: Fault,
  thrown: unknown,
  req: IncomingMessage,
  res: ServerResponse,
): Fault {
  if (found.code === 'client_closed_request') return ownDeadline(found, thrown);
  if (found.code === 'internal_error') return callersBytes(found, thrown, req);
  return withKeyIssue(withLimiterHint(found, res), req);
}

/**
 * An abort while the caller is still there was the application's own: a deadline of its making.
 */
function ownDeadline(found: Fault, thrown: unknown): Fault {
  return fault('request_timeout', { cause: thrown, partial: found.partial });
}

/**
 * co-body and raw streams hand on zlib's own error, which could be about anything. Where the request
 * is compressed and its body has not been parsed, the bytes were the caller's.
 */
function callersBytes(found: Fault, thrown: unknown, req: IncomingMessage): Fault {
  if (!isInflateError(thrown)) return found;
  const encoding = readHeader(req.headers, 'content-encoding') ?? 'identity';
  if (encoding === 'identity' || recordOf(req).body !== undefined) return found;
  return undecodableBody(thrown, readString(thrown, 'code', 64) ?? '');
}

/**
 * Who throws a plain 401 does not say what was wrong with the key; the request does, as far as the
 * challenge has to tell it (RFC 6750 §3).
 */
function withKeyIssue(found: Fault, req: IncomingMessage): Fault {
  if (found.status !== catalog.invalid_api_key.status || found.issue !== undefined) return found;
  return Object.create(found, { issue: { value: issueOfKey(req) } });
}

function issueOfKey({ headers }: IncomingMessage): Issue {
  if (headers['x-api-key'] ?? headers['x-goog-api-key']) return 'value';
  const given = readHeader(headers, 'authorization')?.trim();
  if (!given) return 'missing';
  return /^bearer[ \t]+\S/i.test(given) ? 'value' : 'type';
}

/**
 * Rate limiters and maintenance switches write `Retry-After` on the response before they throw; it
 * is the answer's hint where the fault brings none (docs/contract.md, "Retry hints").
 */
function withLimiterHint(found: Fault, res: ServerResponse): Fault {
  const waits = isFaultCode(found.code) && catalog[found.code].retry === 'wait';
  if (!waits || found.retryAfterMs !== undefined) return found;
  const wait = res.headersSent || !hasHint(res) ? undefined : readRetryHint(headersOf(res));
  // A view of the same fault, not a copy: a subclass keeps its fields, a frozen one can be seen through.
  return wait === undefined ? found : Object.create(found, { retryAfterMs: { value: wait } });
}

/** Most responses have three headers and no hint; a look at their names spares thirty questions. */
function hasHint(res: ServerResponse): boolean {
  return res.getHeaderNames().some((name) => /^retry-after|ratelimit/.test(name));
}

function headersOf(res: ServerResponse): { get(name: string): string | null } {
  return {
    get(name) {
      const value = res.getHeader(name);
      return value === undefined ? null : String(value);
    },
  };
}
