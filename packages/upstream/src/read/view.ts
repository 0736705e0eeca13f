import type { FailedResponse } from '../failed-response.js';
import { type ParsedBody, parseBody } from './body.js';
import { headerOf } from './header.js';
import type { DeclaredWord, Statement } from './statement.js';
import { statement } from './statement.js';
import { statementsOf } from './statements.js';

/** A failed response, prepared once: readers look at this, never at the raw text again. */
export interface FailureView {
  readonly failed: FailedResponse;
  /** As sent; 0 where it is no number. */
  readonly status: number;
  /** Who answered, by the name given; in lower case. */
  readonly provider: string | undefined;
  readonly body: ParsedBody;
  /** What the body states, the innermost layer first. */
  readonly statements: readonly Statement[];
}

const views = new WeakMap<FailedResponse, FailureView>();

/** The view of a failed response; made at the first call. */
export function viewOf(failed: FailedResponse): FailureView {
  const known = views.get(failed);
  if (known !== undefined) return known;
  const body = parseBody(typeof failed.body === 'string' ? failed.body : '');
  const view: FailureView = {
    failed,
    status: typeof failed.status === 'number' ? failed.status : 0,
    provider: failed.provider?.toLowerCase(),
    body,
    statements: withHeaderWords(statementsOf(body.value), failed),
  };
  views.set(failed, view);
  return view;
}

/** Headers that declare what failed: AWS, Azure, and the Hugging Face hub. */
const WORD_HEADERS = ['x-amzn-errortype', 'x-ms-error-code', 'x-error-code'] as const;

/** A declared header is as good as a code; it speaks for the innermost statement. */
function withHeaderWords(statements: Statement[], failed: FailedResponse): Statement[] {
  const words: DeclaredWord[] = [];
  for (const field of WORD_HEADERS) {
    const word = headerOf(failed.headers, field);
    if (word) words.push({ field, word: word.slice(0, 200) });
  }
  if (words.length === 0) return statements;
  const [innermost, ...outer] = statements;
  if (innermost === undefined)
    return [statement(headerOf(failed.headers, 'x-error-message') ?? '', words)];
  return [{ ...innermost, words: [...words, ...innermost.words] }, ...outer];
}
