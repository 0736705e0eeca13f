import { allowHeader } from './allow-header.js';
import { dialectBody } from './dialect.js';
import { Fault } from './fault.js';
import { attempt } from './guarded.js';
import { meaningHeaders } from './meaning-headers.js';
import { profiles } from './profiles/index.js';
import type { Profile } from './profiles/profile.js';
import { addRetryHeaders } from './retry-headers.js';
import { type Told, tell } from './tell.js';
import type { StreamDialect } from './types.js';

/** How a fault is to be told. */
export interface AnswerOptions {
  /** Default: `profiles.standard`. */
  profile?: Profile | undefined;
  /** Sent as `x-request-id`. */
  requestId?: string | undefined;
  /** The dialect of the route. Default: `'chat'`, the OpenAI envelope. */
  dialect?: StreamDialect | undefined;
}

/** A ResponseInit with its body: `new Response(a.body, a)`. Header names are in lower case. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/**
 * A Fault and a profile → the whole answer. Never throws: a Fault that cannot be read is told as
 * `internal_error` (docs/contract.md, "The envelope").
 *
 * @param fault what went wrong; from `classify` if it was thrown by others.
 * @param options the profile (default `standard`), the request id, the dialect of the route.
 * @example
 * ```ts
 * const a = answer(classify(error), { profile: profiles.solrouter, requestId: 'r1' });
 * return new Response(a.body, a);
 * ```
 */
export function answer(fault: Fault, options: AnswerOptions = {}): Answer {
  try {
    return compose(fault, options);
  } catch {
    return compose(new Fault('internal_error'), {
      requestId: options.requestId,
      dialect: options.dialect,
    });
  }
}

function compose(fault: Fault, options: AnswerOptions): Answer {
  const { profile = profiles.standard, dialect = 'chat' } = options;
  const requestId = soundId(options.requestId);
  const told = tell(fault, profile);
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  };
  if (requestId !== undefined) {
    headers['x-request-id'] = requestId;
    if (dialect === 'anthropic') headers['request-id'] = requestId;
  }
  addMeaning(headers, fault, told);
  addRetryHeaders(headers, fault, told.status);
  if (fault.attempts.length > 1) addAttempts(headers, fault);
  const body = dialectBody(dialect, fault, profile, told, requestId);
  return { status: told.status, headers, body };
}

const LONGEST_ID = 512;
const FIRST_VISIBLE = 0x21;
const LAST_VISIBLE = 0x7e;

/** What is no header value (RFC 9110 §5.5) names no request. */
function soundId(id: string | undefined): string | undefined {
  if (typeof id !== 'string' || id === '' || id.length > LONGEST_ID) return undefined;
  for (let index = 0; index < id.length; index += 1) {
    const unit = id.charCodeAt(index);
    if (unit < FIRST_VISIBLE || unit > LAST_VISIBLE) return undefined;
  }
  return id;
}

/** The Fault's own headers, its retry hint apart, and the challenge that a 401 owes (RFC 9110 §15.5.2). */
function addMeaning(headers: Record<string, string>, fault: Fault, told: Told): void {
  // Sifted again, because a subclass may have put headers of its own in their place.
  meaningHeaders(fault.headers, headers);
  if (told.status === 401) headers['www-authenticate'] ??= challenge(fault);
  if (headers['allow'] !== undefined) headers['allow'] = allowHeader(headers['allow'].split(','));
}

/** How many calls of providers it took, for whoever retries above. */
function addAttempts(headers: Record<string, string>, fault: Fault): void {
  const calls = attempt(() => fault.attempts.filter(({ outcome }) => outcome !== 'skipped').length);
  if (calls !== undefined && calls > 1) headers['x-faultwire-attempts'] = String(calls);
}

/** RFC 6750 §3: `error` only where a token was sent. */
function challenge({ issue }: Fault): string {
  const sent = issue === 'unknown' || issue === 'value';
  return `Bearer realm="api"${sent ? ', error="invalid_token"' : ''}`;
}
