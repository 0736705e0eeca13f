import { withoutQuoted } from './quoted.js';

/** A word that a provider declares, and where: field `code` says `RateLimitReached`. */
export interface DeclaredWord {
  readonly field: string;
  readonly word: string;
}

/**
 * What one layer of a failed response states. A relay's answer has several: its own, and inside it
 * what the provider behind it said. Only these fields are ever judged; echoed input is not in them.
 */
export interface Statement {
  /** The text of the field that the provider writes its message in, at most 4,000 characters. */
  readonly message: string;
  /** The message without quotations. */
  readonly unquoted: string;
  /** The message in lower case. */
  readonly lower: string;
  /** The message in lower case, without quotations and addresses: what text rules may look at. */
  readonly said: string;
  /** Declared codes, reasons and types, the most trustworthy first. */
  readonly words: readonly DeclaredWord[];
  /** The HTTP status that the layer itself declares. */
  readonly status?: number | undefined;
  /** A status at the head of the text (`500: …`): counts only where the sent one says little. */
  readonly told?: number | undefined;
  /** The parameter that a field names; for one that the message names see `paramNamed`. */
  readonly param?: string | undefined;
  /** Places where a wait may be said beside the message: `retryDelay`, `resets_in_seconds`. */
  readonly waits?: string | undefined;
  /** A page, not a message: never shown to a caller. */
  readonly html?: boolean | undefined;
}

const MAX_MESSAGE = 4000;
// Text rules need the head of a message only; a longer one is a dump of something.
const MAX_SAID = 800;
const ADDRESS = /https?:\/\/[^\s"'<>)]{1,500}/g;

/** Makes a statement; what is absent stays absent. */
export function statement(
  message: string,
  words: readonly DeclaredWord[],
  more: Pick<Statement, 'status' | 'told' | 'param' | 'waits' | 'html'> = {},
): Statement {
  const short = message.length > MAX_MESSAGE ? message.slice(0, MAX_MESSAGE) : message;
  const lower = short.toLowerCase();
  const unquoted = withoutQuoted(short);
  const plain = short.includes('://') ? withoutQuoted(short.replace(ADDRESS, '')) : unquoted;
  const head = plain.slice(0, MAX_SAID);
  return {
    message: short,
    unquoted,
    lower,
    // Nearly always the same text, which is then looked through once.
    said: head === short ? lower : head.toLowerCase(),
    words,
    status: more.status,
    told: more.told,
    param: more.param,
    waits: more.waits,
    html: more.html,
  };
}
