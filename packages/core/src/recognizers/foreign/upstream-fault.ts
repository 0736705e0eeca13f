import { faultCodeByStatus, isErrorStatus } from '../../by-status.js';
import { catalog } from '../../catalog.js';
import { type Fault, fault, isFault } from '../../fault.js';
import { read, readHeader } from '../../guarded.js';
import { redact } from '../../redact.js';
import { readRetryHint } from '../../retry-hint.js';
import type { Evidence, FaultCode, HeadersLike, UpstreamFailure } from '../../types.js';
import { declaredCode, declaredIssue } from './declared-codes.js';
import { type ErrorBody, rawBody, readErrorBody } from './error-body.js';
import { codeByWords } from './provider-words.js';

/** What a client library tells of a failed call of another server. */
export interface ForeignFailure {
  readonly provider: string;
  /** Undefined where no answer came, or the failure came inside a stream. */
  readonly status?: number | undefined;
  readonly headers?: unknown;
  /** Parsed or as text. */
  readonly body?: unknown;
  /** The client's own sentence, for logs, where there is no body. */
  readonly message?: string | undefined;
  readonly requestId?: string | undefined;
  /** Where the status stands on the thrown error, for the evidence. */
  readonly field: string;
}

/** The Fault that `upstream.fetch` hung on the Response's headers, which SDK errors carry on. */
const ORIGINAL = Symbol.for('faultwire.fault');

/** The request itself is at fault, so the provider's sentence helps the caller. */
const HELPS_THE_CALLER: ReadonlySet<FaultCode> = new Set([
  'invalid_request_error',
  'validation_error',
  'invalid_schema',
  'context_length_exceeded',
  'content_filter',
  'request_too_large',
]);

const MAX_RAW = 8192;

/**
 * Another server's failure → the Fault (docs/contract.md, "Foreign errors"): a declared code goes
 * before the status, the status before words; of the headers only the retry hint survives. Whose
 * key it was about is decided afterwards, by `underCredentials`.
 */
export function upstreamFault(failure: ForeignFailure): Fault {
  const original = read(failure.headers, ORIGINAL);
  if (isFault(original)) return original;
  const said = readErrorBody(failure.body);
  const raw = redact((rawBody(failure.body) || failure.message || '').slice(0, MAX_RAW * 2));
  const { code, evidence } = decide(failure, said);
  const helps = HELPS_THE_CALLER.has(code);
  return fault(code, {
    message: helps ? said.message : undefined,
    issue: helps ? declaredIssue(said.code) : undefined,
    param: helps ? said.param : code === 'model_not_found' ? 'model' : undefined,
    retryAfterMs: readRetryHint((failure.headers ?? {}) as HeadersLike, raw),
    upstream: upstreamOf(failure, said, raw),
    evidence,
  });
}

function upstreamOf(failure: ForeignFailure, said: ErrorBody, raw: string): UpstreamFailure {
  const { provider, status, headers } = failure;
  const { code, type } = said;
  const requestId =
    failure.requestId ?? readHeader(headers, 'x-request-id') ?? readHeader(headers, 'request-id');
  return {
    provider,
    ...(status === undefined ? {} : { status }),
    ...(code === undefined ? {} : { code }),
    ...(type === undefined ? {} : { type }),
    ...(requestId === undefined ? {} : { requestId: requestId.slice(0, 200) }),
    raw: raw.slice(0, MAX_RAW),
  };
}

/** Codes that the provider's words may say more exactly. */
const INEXACT: ReadonlySet<FaultCode> = new Set([
  'invalid_request_error',
  'validation_error',
  'not_found',
  'rate_limit_exceeded',
  'request_too_large',
  'service_unavailable',
]);

interface Decision {
  code: FaultCode;
  evidence: Omit<Evidence, 'recognizer'>;
}

function decide({ status, field }: ForeignFailure, said: ErrorBody): Decision {
  const declared = byDeclaration(said, status);
  if (declared !== undefined && !INEXACT.has(declared.code)) return declared;
  const code = codeByWords(said.message, status);
  if (code !== undefined)
    return { code, evidence: { by: 'text', field: 'error.message', value: said.message ?? '' } };
  if (declared !== undefined) return declared;
  return {
    code: foreignStatus(status),
    evidence: { by: 'status', field, value: String(status) },
  };
}

function byDeclaration(said: ErrorBody, status: number | undefined): Decision | undefined {
  // Too large is too large, whichever limit the provider names it after.
  if (status === catalog.request_too_large.status) return undefined;
  for (const key of ['code', 'type'] as const) {
    const value = said[key];
    const code = declaredCode(value, status);
    if (code === undefined || value === undefined) continue;
    return { code, evidence: { by: 'code', field: `error.${key}`, value } };
  }
  return undefined;
}

// Cloudflare's own: https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
const EDGE: Readonly<Record<number, FaultCode>> = {
  499: 'request_timeout',
  520: 'upstream_unreachable',
  521: 'upstream_unreachable',
  522: 'request_timeout',
  523: 'upstream_unreachable',
  524: 'request_timeout',
  525: 'upstream_unreachable',
  526: 'upstream_unreachable',
  530: 'upstream_unreachable',
};

/** A status that is no error (a 200 that could not be read, a redirect) means: not to be interpreted. */
function foreignStatus(status: number | undefined): FaultCode {
  if (!isErrorStatus(status)) return 'upstream_unreachable';
  return EDGE[status] ?? faultCodeByStatus(status);
}
