import type { IncomingHttpHeaders } from 'node:http';
import { fault } from '@faultwire/core';

/**
 * What a body's headers must say before it is read. The frameworks' parsers would refuse most of
 * this too, but each in its own way.
 *
 * @throws Fault `invalid_request_error` without a body, else `unsupported_media_type`.
 */
export function checkBodyHeaders(headers: IncomingHttpHeaders): void {
  const { 'content-type': type, 'content-encoding': encoding = 'identity' } = headers;
  const length = headers['content-length'] ?? headers['transfer-encoding'];
  if (length === undefined || length === '0') throw fault('invalid_request_error');
  if (type !== undefined && !/^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type)) {
    throw unsupported('content-type must be application/json');
  }
  if (/;\s*charset\s*=\s*"?(?!utf-?8\b)/i.test(type ?? '')) {
    throw unsupported('the charset of the request must be utf-8');
  }
  if (!/^(?:identity|gzip|deflate)$/i.test(encoding)) {
    throw unsupported('the content encoding of the request is not supported');
  }
}

function unsupported(message: string): Error {
  return fault('unsupported_media_type', { message });
}
