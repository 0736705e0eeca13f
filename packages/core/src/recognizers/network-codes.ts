import { read, readString } from '../guarded.js';
import type { FaultCode } from '../types.js';

/** Node's system errors about a connection (https://nodejs.org/api/errors.html#common-system-errors). */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EAI_NODATA',
  'EAI_NONAME',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETRESET',
  'ENETUNREACH',
  'ENOTCONN',
  'ENOTFOUND',
  'EPIPE',
  'EPROTO',
  'ERR_HTTP_CONTENT_LENGTH_MISMATCH',
  'ERR_NETWORK',
  'ERR_STREAM_PREMATURE_CLOSE',
  'UND_ERR_BAD_RESPONSE',
  'UND_ERR_CLOSED',
  'UND_ERR_DESTROYED',
  'UND_ERR_HEADERS_OVERFLOW',
  'UND_ERR_PRX_TLS',
  'UND_ERR_REQ_RETRY',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
  'UND_ERR_RES_EXCEEDED_MAX_SIZE',
  'UND_ERR_RESPONSE',
  'UND_ERR_RESPONSE_STATUS_CODE',
  'UND_ERR_SOCKET',
]);

const TIMED_OUT: ReadonlySet<string> = new Set([
  'ERR_SOCKET_CONNECTION_TIMEOUT',
  'ERR_TLS_HANDSHAKE_TIMEOUT',
  'ESOCKETTIMEDOUT',
  'ETIMEDOUT',
  'ETIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
]);

/**
 * A certificate or a handshake that failed, by OpenSSL's names as Node has them
 * (https://nodejs.org/api/tls.html#x509-certificate-error-codes), and llhttp's parse errors.
 */
const HANDSHAKE_OR_PARSE =
  /^(?:CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|ERR_TLS_CERT_|ERR_SSL_|HPE_)/;

/** `connect` on a Unix socket fails with file-system codes, and is a connection all the same. */
const CONNECTS: ReadonlySet<string> = new Set(['connect', 'getaddrinfo']);

/** What a code says about reaching another server; undefined if it says nothing of that. */
function networkFault(code: string, error: unknown): FaultCode | undefined {
  if (TIMED_OUT.has(code)) return 'request_timeout';
  if (UNREACHABLE.has(code) || HANDSHAKE_OR_PARSE.test(code)) return 'upstream_unreachable';
  const syscall = readString(error, 'syscall', 64);
  return syscall !== undefined && CONNECTS.has(syscall) && /^E(?!MFILE|NFILE)[A-Z]+$/.test(code)
    ? 'upstream_unreachable'
    : undefined;
}

/** Where a network code was found: on the error, or behind it. */
export interface NetworkEvidence {
  readonly code: FaultCode;
  readonly field: string;
  readonly value: string;
}

/** Looks for a network code on an error and a few steps behind it: fetch hides it in `cause`. */
export function findNetworkCode(error: unknown): NetworkEvidence | undefined {
  const own = codeOn(error, 'code');
  if (own !== undefined) return own;
  const cause = read(error, 'cause');
  const deeper = read(cause, 'cause');
  return (
    codeOn(cause, 'cause.code') ??
    codeOn(deeper, 'cause.cause.code') ??
    codeOn(firstOf(cause), 'cause.errors.0.code') ??
    codeOn(firstOf(deeper), 'cause.cause.errors.0.code') ??
    codeOn(firstOf(error), 'errors.0.code')
  );
}

/** Node tries every address of a host; they all failed, and the first tells why. */
function firstOf(error: unknown): unknown {
  return read(read(error, 'errors'), 0);
}

function codeOn(error: unknown, field: string): NetworkEvidence | undefined {
  const value = readString(error, 'code', 64);
  if (value === undefined) return undefined;
  const code = networkFault(value, error);
  return code && { code, value, field };
}

/** Did a deadline pass, or did someone abort? The name stays where the message differs. */
export function isTimeout(error: unknown): boolean {
  return (
    readString(error, 'name', 64) === 'TimeoutError' ||
    readString(read(error, 'cause'), 'name', 64) === 'TimeoutError'
  );
}
