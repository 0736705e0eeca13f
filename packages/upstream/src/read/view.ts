import type { FailedResponse } from '../failed-response.js';
import { type ParsedBody, parseBody } from './body.js';
import { type HeaderReader, headerReader, WORD_HEADERS } from './header.js';
import type { DeclaredWord, Statement } from './statement.js';
import { statement } from './statement.js';
import { statementsOf } from './statements.js';

/** A failed response, prepared once: readers look at this, never at the raw text again. */
export interface FailureView {
  readonly failed: FailedResponse;
  readonly header: HeaderReader;
  /** As sent; 0 where it is no number. */
  readonly status: number;
  /** Who answered, by the name given; in lower case. */
  readonly provider: string | undefined;
  readonly body: ParsedBody;
  /** What the body states, the innermost layer first. */
  readonly statements: readonly Statement[];
}

/** Looks at a failed response, whatever it is. */
export function viewOf(failed: FailedResponse): FailureView {
  const body = parseBody(typeof failed.body === 'string' ? failed.body : '');
  const header = headerReader(failed.headers);
  return {
    failed,
    header,
    status: typeof failed.status === 'number' ? failed.status : 0,
    provider: typeof failed.provider === 'string' ? failed.provider.toLowerCase() : undefined,
    body,
    statements: withHeaderWords(statementsOf(body.value), header),
  };
}

/** A declared header is as good as a code; it speaks for the innermost statement. */
function withHeaderWords(statements: Statement[], header: HeaderReader): Statement[] {
  const words: DeclaredWord[] = [];
  for (const field of WORD_HEADERS) {
    const word = header(field);
    if (word) words.push({ field, word: word.slice(0, 200) });
  }
  if (words.length === 0) return statements;
  const [innermost, ...outer] = statements;
  if (innermost === undefined) return [statement(header('x-error-message') ?? '', words)];
  return [{ ...innermost, words: [...words, ...innermost.words] }, ...outer];
}
