import {
  catalog,
  Fault,
  type FaultCode,
  type Issue,
  readRetryHint,
  redact,
  type UpstreamFailure,
} from '@faultwire/core';
import { paramNamed, REASON } from './fields.js';
import { requestIdOf, WORD_HEADERS } from './header.js';
import type { Verdict } from './judge.js';
import { KEYS } from './keys.js';
import { SaidUpstream } from './said-upstream.js';
import type { Statement } from './statement.js';
import type { FailureView } from './view.js';
import { normalWord } from './word.js';

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
  const { retry } = catalog[code];
  const retryable = verdict.retryable ?? (retry === 'yes' || retry === 'wait');
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
  return paramNamed(statement) ?? (code === 'model_not_found' ? 'model' : undefined);
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
  let stated = '';
  for (const { unquoted, waits } of view.statements) {
    if (stated !== '') stated += '\n';
    stated += waits === undefined ? unquoted : unquoted + waits;
  }
  return readRetryHint(view.failed.headers ?? {}, stated);
}

function upstreamOf(
  { failed, status, header }: FailureView,
  statement: Statement | undefined,
  provider: string,
): UpstreamFailure {
  const said = new SaidUpstream(provider);
  const code = wordOf(statement, CODES);
  const type = wordOf(statement, TYPES);
  const requestId = requestIdOf(header);
  if (failed.model !== undefined) said.model = failed.model;
  if (status !== 0) said.status = status;
  if (code !== undefined) said.code = code;
  if (type !== undefined) said.type = type;
  if (requestId !== undefined) said.requestId = requestId;
  return said.withRaw(failed.body);
}

/** Of the fields that declare words, those that hold a code, and those that hold a type. */
const FIELDS: readonly string[] = [...KEYS.word, ...WORD_HEADERS, REASON];
const CODES: ReadonlySet<string> = new Set(FIELDS.filter((f) => /code|reason|errortype/i.test(f)));
const TYPES: ReadonlySet<string> = new Set(FIELDS.filter((f) => /type$|^status$/.test(f)));

function wordOf(statement: Statement | undefined, fields: ReadonlySet<string>): string | undefined {
  if (statement === undefined) return undefined;
  for (const { field, word } of statement.words) if (fields.has(field)) return word;
  return undefined;
}
