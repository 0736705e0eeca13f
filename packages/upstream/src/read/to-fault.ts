import {
  catalog,
  Fault,
  type FaultCode,
  type Issue,
  readRetryHint,
  redact,
  type UpstreamFailure,
} from '@faultwire/core';
import { requestIdOf } from './header.js';
import type { Verdict } from './judge.js';
import { withoutQuoted } from './quoted.js';
import type { DeclaredWord, Statement } from './statement.js';
import type { FailureView } from './view.js';
import { normalWord } from './word.js';

const MAX_RAW_BYTES = 8192;
const MAX_SHOWN = 2000;

/**
 * The failures of which the provider's own words help the caller to mend the request. For all
 * others the catalog's message is shown, and the provider's stays in the log.
 */
const TOLD_TO_CALLER: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'invalid_request_error',
  'validation_error',
  'invalid_schema',
  'context_length_exceeded',
  'content_filter',
  'model_not_found',
  'request_too_large',
  'unsupported_media_type',
]);

/** Makes the Fault of a verdict, with what the provider said kept for the log. */
export function toFault(view: FailureView, verdict: Verdict, provider: string): Fault {
  const { code, statement, evidence } = verdict;
  const told = TOLD_TO_CALLER.has(code);
  const retryable = verdict.retryable ?? ['yes', 'wait'].includes(catalog[code].retry);
  return new Fault(code, {
    message: told ? shown(statement, view) : undefined,
    param: told ? paramOf(code, statement) : undefined,
    issue: told ? issueOf(statement) : undefined,
    retryable,
    retryAfterMs: retryable ? waitOf(view) : undefined,
    evidence,
    upstream: upstreamOf(view, statement, provider),
  });
}

/** The message that decided, or the innermost one that is a message; a page never. */
function shown(decided: Statement | undefined, view: FailureView): string | undefined {
  const speaking =
    decided?.message && decided.html !== true
      ? decided
      : view.statements.find((each) => each.message !== '' && each.html !== true);
  if (speaking === undefined) return undefined;
  // The Fault redacts its message; only before a cut it has to be done here.
  const { message } = speaking;
  if (message.length <= MAX_SHOWN) return message.trim();
  return redact(message.slice(0, MAX_SHOWN + 600))
    .slice(0, MAX_SHOWN)
    .trim();
}

function paramOf(code: FaultCode, statement: Statement | undefined): string | undefined {
  return statement?.param ?? (code === 'model_not_found' ? 'model' : undefined);
}

const ISSUES: Readonly<Record<string, Issue>> = {
  missingrequiredparameter: 'missing',
  missingparameter: 'missing',
  missing: 'missing',
  missingfield: 'missing',
  unknownparameter: 'unknown',
  unsupportedparameter: 'unknown',
  extraforbidden: 'unknown',
  invalidtype: 'type',
};

/** What is wrong with the parameter, where a code says so. */
function issueOf(statement: Statement | undefined): Issue | undefined {
  return statement?.words.map(({ word }) => ISSUES[normalWord(word)]).find((issue) => issue);
}

/**
 * The wait that is asked for, from headers and from what providers state: never from the whole
 * body, in which the caller's own words may be echoed.
 */
function waitOf(view: FailureView): number | undefined {
  const stated = view.statements.map(
    ({ message, waits = '' }) => `${withoutQuoted(message)}${waits}`,
  );
  return readRetryHint(view.failed.headers ?? {}, stated.join('\n'));
}

function upstreamOf(
  view: FailureView,
  statement: Statement | undefined,
  provider: string,
): UpstreamFailure {
  const { failed } = view;
  const code = wordOf(statement, (field) => /code|reason|errortype/i.test(field));
  const type = wordOf(statement, (field) => /type$|^status$/.test(field));
  const requestId = requestIdOf(view.header);
  const said: Omit<UpstreamFailure, 'raw'> = {
    provider,
    ...(failed.model === undefined ? {} : { model: failed.model }),
    ...(view.status === 0 ? {} : { status: view.status }),
    ...(code === undefined ? {} : { code }),
    ...(type === undefined ? {} : { type }),
    ...(requestId === undefined ? {} : { requestId }),
  };
  return withRaw(said, failed.body);
}

function wordOf(
  statement: Statement | undefined,
  wanted: (field: string) => boolean,
): string | undefined {
  return statement?.words.find(({ field }: DeclaredWord) => wanted(field))?.word;
}

const KEPT_CHARS = 65_536;

/**
 * Redaction costs more than all the reading, and most failures are never looked at so closely: so
 * `raw` is made when it is first read. A long body is not kept for that.
 */
function withRaw(said: Omit<UpstreamFailure, 'raw'>, body: unknown): UpstreamFailure {
  let raw = typeof body === 'string' && body.length <= KEPT_CHARS ? undefined : rawOf(body);
  return Object.defineProperty(said, 'raw', {
    get: () => {
      raw ??= rawOf(body);
      return raw;
    },
    enumerable: true,
    configurable: true,
  }) as UpstreamFailure;
}

/** The body for the log: redacted first, so that no secret survives at the cut. */
export function rawOf(body: unknown): string {
  const text = redact(String(body ?? '').slice(0, MAX_RAW_BYTES * 2));
  if (text.length * 3 <= MAX_RAW_BYTES) return text;
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= MAX_RAW_BYTES) return text;
  return new TextDecoder().decode(bytes.subarray(0, MAX_RAW_BYTES)).replace(/\uFFFD{1,3}$/, '');
}
