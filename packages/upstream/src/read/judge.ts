import type { Evidence, FaultCode } from '@faultwire/core';
import { codeByStatus, isErrorStatus, isTelling } from './by-status.js';
import { paramNamed } from './fields.js';
import { isOpen, mayNarrow } from './narrower.js';
import type { PhraseBook, Said } from './phrases/phrase-book.js';
import type { Statement } from './statement.js';
import type { FailureView } from './view.js';
import { type Meaning, meaningOf, type Vocabulary } from './word.js';

/** What a statement means, and what decided. */
export interface Verdict {
  readonly code: FaultCode;
  readonly statement: Statement | undefined;
  readonly evidence: Omit<Evidence, 'recognizer'>;
  /** Where the catalog's word does not hold. */
  readonly retryable?: boolean | undefined;
}

/** What to judge by: words and phrases, a provider's own before the shared ones. */
export interface Lore {
  readonly words: readonly Vocabulary[];
  readonly phrases: readonly PhraseBook[];
}

/** `sure`: the statement says something of its own; otherwise only what its status says. */
interface Opinion extends Verdict {
  readonly sure: boolean;
}

/**
 * The order of evidence: what a statement declares (header, code, reason, type), then the status,
 * and last the provider's own message, which may only narrow what the others said. The innermost
 * statement that says something of its own decides; if none does, the status.
 */
export function judge(view: FailureView, lore: Lore): Verdict {
  let fallback: Opinion | undefined;
  for (const statement of view.statements) {
    const opinion = opinionOn(statement, view, lore);
    if (opinion.sure) return opinion;
    if (fallback === undefined || speaksMore(opinion, fallback)) fallback = opinion;
  }
  if (fallback === undefined) return byStatus(view.status, undefined);
  // Nothing but a text that no rule knows: the status decided, where there is one.
  if (fallback.evidence.by !== 'none' || !isErrorStatus(view.status)) return fallback;
  return { ...byStatus(view.status, fallback.statement), code: fallback.code };
}

/** A layer that names a status or a side knows more than one that only has a text. */
function speaksMore(opinion: Opinion, than: Opinion): boolean {
  return than.evidence.by === 'none' && opinion.evidence.by !== 'none';
}

function opinionOn(statement: Statement, view: FailureView, lore: Lore): Opinion {
  const status = statusOf(statement, view.status);
  const declared = declaredMeaning(statement, lore.words);
  const base = baseCode(declared?.meaning, status, statement);
  const told = isOpen(base) ? narrow(statement, base, status, lore) : undefined;
  const retryable = told?.phrase.retryable;
  if (told === undefined && mayNarrow(base, 'invalid_schema')) {
    const param = paramNamed(statement);
    if (param !== undefined && SCHEMA_PATH.test(param)) {
      const evidence = { by: 'code', field: 'param', value: param } as const;
      return { code: 'invalid_schema', statement, evidence, sure: true };
    }
  }
  if (told !== undefined && told.phrase.code !== base) {
    const evidence = { by: 'text', field: 'message', value: told.words } as const;
    return { code: told.phrase.code, statement, retryable, evidence, sure: true };
  }
  if (declared !== undefined && !isSide(declared.meaning)) {
    const by = declared.field.startsWith('x-') ? 'header' : 'code';
    const evidence = { by, field: declared.field, value: declared.word } as const;
    return { code: base, statement, retryable, evidence, sure: true };
  }
  const sure = told !== undefined;
  if (
    !sure &&
    declared === undefined &&
    statement.status === undefined &&
    statement.told === undefined
  )
    return { code: base, statement, evidence: { by: 'none' }, sure };
  return { ...byStatus(status, statement), code: base, retryable, sure };
}

/** At or below a tool's parameters or an answer's schema (docs/contract.md, "The catalog"). */
const SCHEMA_PATH =
  /\b(?:tools?|functions?|function_?declarations?)\b.{0,80}\b(?:parameters|input_schema)\b|(?:json_schema|format)\.schema\b|response_?schema/i;

function byStatus(status: number, statement: Statement | undefined): Verdict {
  const evidence = { by: 'status', field: 'status', value: String(status) } as const;
  return { code: codeByStatus(status), statement, evidence };
}

interface Declared {
  readonly meaning: Meaning;
  readonly field: string;
  readonly word: string;
}

/** The first word that names a cause; failing that, the first that at least names a side. */
function declaredMeaning(statement: Statement, words: readonly Vocabulary[]): Declared | undefined {
  let side: Declared | undefined;
  for (const { field, word } of statement.words) {
    for (const vocabulary of words) {
      const meaning = meaningOf(word, vocabulary);
      if (meaning === undefined) continue;
      if (!isSide(meaning)) return { meaning, field, word };
      side ??= { meaning, field, word };
      break;
    }
  }
  return side;
}

function isSide(meaning: Meaning): meaning is 'bad_request' | 'server_error' {
  return meaning === 'bad_request' || meaning === 'server_error';
}

/** The declared cause; else what the status tells; else the declared side. */
function baseCode(meaning: Meaning | undefined, status: number, statement: Statement): FaultCode {
  // Payment Required says which of its limits a quota is.
  if (meaning === 'rate_limit_exceeded' && codeByStatus(status) === 'insufficient_balance')
    return 'insufficient_balance';
  if (meaning !== undefined && !isSide(meaning)) return meaning;
  if (meaning === 'bad_request' && !isTelling(status)) return 'invalid_request_error';
  // Inside a success a failure has no status; unknown stays unknown.
  const unknown = !isErrorStatus(status) && statement.words.length > 0;
  return unknown ? 'internal_error' : codeByStatus(status);
}

/** The status that a statement stands under: its own, unless the one that was sent tells more. */
function statusOf(statement: Statement, sent: number): number {
  const { status: own, told } = statement;
  if (own !== undefined && (isTelling(own) || !isTelling(sent))) return own;
  if (isTelling(sent)) return sent;
  return own ?? told ?? sent;
}

/** The first phrase that the statement says and that may narrow what was declared. */
function narrow(
  statement: Statement,
  base: FaultCode,
  status: number,
  { phrases }: Lore,
): Said | undefined {
  for (const book of phrases) {
    const said = book.find(statement, base, status);
    if (said !== undefined) return said;
  }
  return undefined;
}
