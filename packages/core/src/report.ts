import { causes } from './causes.js';
import type { Fault } from './fault.js';
import { attempt, isObject, readString } from './guarded.js';
import type { FaultwireOptions, RequestInfo } from './observer.js';
import { profiles } from './profiles/index.js';
import { redact } from './redact.js';
import { tell } from './tell.js';
import type { Attempt, Evidence, Origin } from './types.js';
import { wireText } from './wire-text.js';

/**
 * The log record of one failed request: plain data, named as it is logged. `status` as the profile
 * answers, `code` and `type` as in the catalog. All texts are redacted and bounded.
 */
export interface Report {
  /** ISO 8601. */
  time: string;
  status: number;
  code: string;
  type: string;
  origin: Origin;
  /** The internal message, redacted; never what the caller reads. */
  message: string;
  retryable: boolean;
  phase: 'before_first_byte' | 'after_first_byte';
  attempts: readonly Attempt[];
  evidence: Evidence;
  /** What lies behind, outermost first: `TypeError: fetch failed`. At most 8. */
  causes: readonly string[];
  /** Only where the gateway itself is at fault. */
  stack?: string;
  request_id?: string;
  upstream_request_id?: string;
  route?: string;
  model?: string;
  provider?: string;
  param?: string;
  stream?: boolean;
  retry_after_ms?: number;
  duration_ms?: number;
  time_to_first_token_ms?: number;
  prompt_chars?: number;
  prompt_tokens_approx?: number;
  partial_bytes?: number;
  /** 0 for a request's first try, counted by the caller's SDK. */
  retry_attempt?: number;
  key_hint?: string;
  environment?: string;
}

/** English prose has about four characters a token; good enough to see a runaway prompt. */
const CHARS_PER_TOKEN = 4;
const MAX_CAUSES = 8;
const MAX_TEXT_BYTES = 2048;
const MAX_STACK_BYTES = 8192;

/**
 * Fault and what is known of the request → the log record. The Fault's own facts win.
 * Never throws; nothing in it is a secret or a prompt.
 *
 * @example
 * ```ts
 * logger.warn(report(classify(error), requestInfo(req)), 'request failed');
 * ```
 */
export function report(
  fault: Fault,
  request?: RequestInfo,
  options: Pick<FaultwireOptions, 'environment' | 'profile'> = {},
): Report {
  const behind = causes(fault.cause).filter((cause) => cause !== undefined && cause !== null);
  const stack = fault.origin === 'gateway' ? stackOf(fault, behind) : undefined;
  return pruned({
    time: new Date().toISOString(),
    status: attempt(() => tell(fault, options.profile ?? profiles.standard).status) ?? fault.status,
    code: fault.code,
    type: fault.type,
    origin: fault.origin,
    message: internalMessage(fault, behind),
    retryable: fault.retryable,
    phase: fault.partial === undefined ? 'before_first_byte' : 'after_first_byte',
    attempts: fault.attempts.length > 0 ? fault.attempts : (request?.attempts ?? []),
    evidence: fault.evidence,
    causes: behind.slice(0, MAX_CAUSES).map(describe),
    stack,
    upstream_request_id: fault.upstream?.requestId,
    param: fault.param,
    retry_after_ms: fault.retryAfterMs,
    partial_bytes: fault.partial?.bytes,
    environment: options.environment,
    ...requestFields(fault, request),
  });
}

function requestFields(fault: Fault, request: RequestInfo | undefined): Partial<Report> {
  if (request === undefined)
    return pruned({ model: fault.upstream?.model, provider: fault.upstream?.provider });
  const { promptChars } = request;
  return pruned({
    request_id: request.id,
    route: request.route,
    model: fault.upstream?.model ?? request.model,
    provider: fault.upstream?.provider ?? request.provider,
    stream: request.stream,
    duration_ms: Math.round(performance.now() - request.startedAt),
    time_to_first_token_ms: request.firstTokenMs,
    prompt_chars: promptChars,
    prompt_tokens_approx:
      promptChars === undefined ? undefined : Math.ceil(promptChars / CHARS_PER_TOKEN),
    key_hint: request.keyHint,
  });
}

/** The words of whoever threw; our own wording only where there are no other. */
function internalMessage(fault: Fault, behind: readonly unknown[]): string {
  const raw = fault.evidence.recognizer === 'fault' ? undefined : textOf(behind[0]);
  return safeText(raw || fault.message, MAX_TEXT_BYTES);
}

function textOf(thrown: unknown): string | undefined {
  if (isObject(thrown)) return readString(thrown, 'message');
  return attempt(() => String(thrown).slice(0, MAX_TEXT_BYTES));
}

function describe(cause: unknown): string {
  const name = (isObject(cause) && readString(cause, 'name', 100)) || typeof cause;
  const code = readString(cause, 'code', 100);
  const words = textOf(cause) ?? '';
  return safeText(`${name}${code === undefined ? '' : ` (${code})`}: ${words}`, MAX_TEXT_BYTES);
}

function stackOf(fault: Fault, behind: readonly unknown[]): string | undefined {
  const stack = behind.map((cause) => readString(cause, 'stack', MAX_STACK_BYTES)).find(Boolean);
  return (
    safeText(stack ?? readString(fault, 'stack', MAX_STACK_BYTES) ?? '', MAX_STACK_BYTES) ||
    undefined
  );
}

function safeText(text: string, maxBytes: number): string {
  return wireText(redact(text.slice(0, maxBytes)), maxBytes);
}

function pruned<T extends object>(record: { [K in keyof T]: T[K] | undefined }): T {
  for (const key of Object.keys(record) as (keyof T)[])
    if (record[key] === undefined) delete record[key];
  return record as T;
}
