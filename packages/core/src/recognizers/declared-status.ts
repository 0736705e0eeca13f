import { faultCodeByStatus, isErrorStatus } from '../by-status.js';
import { catalog, isFaultCode } from '../catalog.js';
import { type Fault, fault } from '../fault.js';
import { isObject, readString } from '../guarded.js';
import { readRetryHint } from '../retry-hint.js';
import type { Evidence, FaultCode, HeadersLike } from '../types.js';
import { isJsonParseMessage, unquoted } from './validation/json-text.js';

/** What an error of the app says of itself beside its status. */
interface Declared {
  /** Shown to the caller; give it only where the error was made for the caller's eyes. */
  message?: string | undefined;
  headers?: unknown;
  /** A catalog code that the error names itself; it goes before the status. */
  code?: FaultCode | undefined;
  /** Stands for what was thrown, where that must not be kept. */
  cause?: unknown;
  evidence: Omit<Evidence, 'recognizer'>;
}

/**
 * An error of the app that declares its status. A status counts only as an integer from 400 to
 * 599, and from 500 on the sentence is the catalog's (docs/contract.md, "Foreign errors").
 */
export function faultOfStatus(status: number, declared: Declared): Fault {
  const { headers, evidence } = declared;
  if (!isErrorStatus(status)) return fault('internal_error', { evidence });
  const code = declared.code ?? faultCodeByStatus(status);
  // Handed on by a parser's error handler: `ctx.throw(400, error.message)`.
  const quoting = isJsonParseMessage(declared.message ?? '');
  const cause = quoting ? unquoted(undefined) : declared.cause;
  const shown =
    status < catalog.internal_error.status && catalog[code].status < catalog.internal_error.status;
  return fault(code, {
    message: shown && !quoting ? ownWords(declared.message) : undefined,
    headers: headers as Record<string, string> | undefined,
    retryAfterMs: isObject(headers) ? readRetryHint(headers as HeadersLike) : undefined,
    evidence,
    ...(cause === undefined ? {} : { cause }),
  });
}

/** The bare name of 429 is no sentence of the thrower's; a profile says it with the number of seconds. */
function ownWords(message: string | undefined): string | undefined {
  return message === 'Too Many Requests' ? undefined : message;
}

/** The catalog code that an error names in its `code`, if it does. */
export function declaredFaultCode(thrown: unknown): FaultCode | undefined {
  const code = readString(thrown, 'code', 64);
  return code !== undefined && isFaultCode(code) ? code : undefined;
}
