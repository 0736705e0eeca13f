import { catalog, isFaultCode } from './catalog.js';
import { causes } from './causes.js';
import type { Fault } from './fault.js';
import { attempt, isObject, readString } from './guarded.js';
import { thrownBehind } from './hidden.js';
import { isoNow } from './iso-time.js';
import { logText } from './log-text.js';
import type { FaultwireOptions, RequestInfo } from './observer.js';
import { printableAttempts } from './printable.js';
import { profiles } from './profiles/index.js';
import { statusOf } from './tell.js';
import type { Attempt, Evidence, Origin } from './types.js';

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
  /** Characters divided by four: good enough to see a runaway prompt. */
  prompt_tokens_approx?: number;
  partial_bytes?: number;
  /** 0 for a request's first try, counted by the caller's SDK. */
  retry_attempt?: number;
  key_hint?: string;
  environment?: string;
}

/** English prose has about four characters a token. */
const CHARS_PER_TOKEN = 4;
const MAX_CAUSES = 8;
const MAX_TEXT_BYTES = 2048;
const MAX_STACK_BYTES = 8192;
/** Model names, routes and ids are short by nature; the caller chooses them all the same. */
const MAX_WORD_BYTES = 256;
const NONE: readonly never[] = Object.freeze([]);

/**
 * Fault and what is known of the request → the log record. The Fault's own facts win.
 * Never throws; nothing in it is a secret or a prompt.
 *
 * @param fault what went wrong.
 * @param request what is known of the request, read only now.
 * @param options the profile that answers (default `standard`) and the environment's name.
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
  const thrown = thrownBehind(fault);
  const behind = thrown === undefined || thrown === null ? NONE : causes(thrown);
  const record: Report = {
    time: isoNow(),
    status: attempt(() => statusOf(fault, options.profile ?? profiles.standard)) ?? fault.status,
    code: fault.code,
    type: fault.type,
    origin: fault.origin,
    message: internalMessage(fault, behind),
    retryable: fault.retryable,
    phase: fault.partial === undefined ? 'before_first_byte' : 'after_first_byte',
    attempts: fault.attempts,
    evidence: fault.evidence,
    causes: behind.length === 0 ? NONE : behind.slice(0, MAX_CAUSES).map(describe),
  };
  const { upstream } = fault;
  if (request !== undefined) addRequest(record, request);
  if (upstream !== undefined) {
    record.provider = upstream.provider;
    if (upstream.model !== undefined) record.model = word(upstream.model);
    if (upstream.requestId !== undefined) record.upstream_request_id = word(upstream.requestId);
  }
  if (fault.param !== undefined) record.param = word(fault.param);
  if (fault.retryAfterMs !== undefined) record.retry_after_ms = fault.retryAfterMs;
  if (fault.partial !== undefined) record.partial_bytes = fault.partial.bytes;
  if (options.environment !== undefined) record.environment = options.environment;
  if (fault.origin === 'gateway') addStack(record, fault, behind);
  return record;
}

/** Each fact is a getter over the framework's request, so each is read by itself and once. */
function addRequest(record: Report, request: RequestInfo): void {
  const fact = <K extends keyof RequestInfo>(key: K): RequestInfo[K] | undefined =>
    attempt(() => request[key]);
  const id = fact('id');
  if (id !== undefined) record.request_id = word(id);
  const startedAt = fact('startedAt');
  if (startedAt !== undefined) record.duration_ms = Math.round(performance.now() - startedAt);
  if (record.attempts.length === 0) record.attempts = printableAttempts(fact('attempts') ?? NONE);
  const route = fact('route');
  if (route !== undefined) record.route = word(route);
  const model = fact('model');
  if (model !== undefined) record.model = word(model);
  const provider = fact('provider');
  if (provider !== undefined) record.provider = provider;
  const stream = fact('stream');
  if (stream !== undefined) record.stream = stream;
  const firstTokenMs = fact('firstTokenMs');
  if (firstTokenMs !== undefined) record.time_to_first_token_ms = firstTokenMs;
  const keyHint = fact('keyHint');
  if (keyHint !== undefined) record.key_hint = keyHint;
  const promptChars = fact('promptChars');
  if (promptChars !== undefined) {
    record.prompt_chars = promptChars;
    record.prompt_tokens_approx = Math.ceil(promptChars / CHARS_PER_TOKEN);
  }
}

/** The words of whoever threw; our own wording only where there are no other. */
function internalMessage(fault: Fault, behind: readonly unknown[]): string {
  const said = fault.evidence.recognizer === 'fault' ? undefined : textOf(behind[0]);
  if (said) return logText(said, MAX_TEXT_BYTES);
  // The catalog's own wording needs no second look.
  if (isFaultCode(fault.code) && fault.message === catalog[fault.code].message)
    return fault.message;
  return logText(fault.message, MAX_TEXT_BYTES);
}

function textOf(thrown: unknown): string | undefined {
  if (thrown === undefined || thrown === null) return undefined;
  if (isObject(thrown)) return readString(thrown, 'message');
  return attempt(() => String(thrown));
}

function describe(cause: unknown): string {
  const name = (isObject(cause) && readString(cause, 'name', 100)) || typeof cause;
  const code = readString(cause, 'code', 100);
  const words = textOf(cause) ?? '';
  return logText(`${name}${code === undefined ? '' : ` (${code})`}: ${words}`, MAX_TEXT_BYTES);
}

/** What was thrown knows where it happened; our Fault was made later. */
function addStack(record: Report, fault: Fault, behind: readonly unknown[]): void {
  const stacks = behind.map((cause) => readString(cause, 'stack', 2 * MAX_STACK_BYTES));
  const stack = stacks.find(Boolean) ?? readString(fault, 'stack', 2 * MAX_STACK_BYTES);
  if (stack) record.stack = logText(stack, MAX_STACK_BYTES);
}

function word(text: string): string {
  return logText(text, MAX_WORD_BYTES);
}
