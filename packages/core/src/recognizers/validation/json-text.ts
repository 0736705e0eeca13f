import { readString } from '../../guarded.js';
import { later } from '../../hidden.js';
import { stacklessError } from '../../stackless.js';

/** How V8 words a failed JSON.parse, from Node 18 to 24. */
const BEGINS =
  /^(?:Unexpected (?:token|end|non-whitespace|number|string)|Expected |Unterminated |Bad |No number |Exponent part |"|\w{1,12} is not valid JSON)/;
const ENDS =
  /(?:\bis not valid JSON|\bJSON input|\bJSON(?: at position \d{1,12}(?: \(line \d{1,12} column \d{1,12}\))?)?)$/;

/** Is it JSON.parse's own sentence? It quotes what was parsed, so it is neither sent nor logged. */
export function isJsonParseMessage(text: string): boolean {
  return text.includes('JSON') && BEGINS.test(text) && ENDS.test(text);
}

/** `withoutQuote` as the cause of a Fault: reading a stack is dear, and of most nobody asks for it. */
export function unquoted(error: unknown, message?: string): unknown {
  return later(() => withoutQuote(error, message));
}

/**
 * An error of the same name and place, without what it quotes or carries of the request: its
 * message, `body`. For logs (docs/contract.md, "Echo").
 */
export function withoutQuote(error: unknown, message = 'not valid JSON'): Error {
  const clean = stacklessError(message);
  clean.name = readString(error, 'name', 64) ?? 'Error';
  clean.stack = `${clean.name}: ${message}${frames(readString(error, 'stack') ?? '')}`;
  return clean;
}

function frames(stack: string): string {
  const start = stack.search(/\n {4}at /);
  return start === -1 ? '' : stack.slice(start);
}
