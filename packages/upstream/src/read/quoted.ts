/** What opens, and what closes it. Apostrophes inside words (`model's`) are no quotes. */
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '“': '”',
  '‘': '’',
  '«': '»',
  '「': '」',
};
const QUOTE = /["'`“‘«「]/;
const WORD = /[\p{L}\p{N}]/u;

/**
 * A message with what it quotes blanked out: providers echo the caller's input in quotes, and an
 * echo must never decide what a failure means. `The model 'x' is gone` → `The model '' is gone`.
 * One pass; a quote that is never closed is left alone.
 */
export function withoutQuoted(message: string): string {
  if (!QUOTE.test(message)) return message;
  const quotes = new RegExp(QUOTE, 'g');
  let said = '';
  let from = 0;
  let unclosed = '';
  for (let found = quotes.exec(message); found !== null; found = quotes.exec(message)) {
    const { index: at, 0: opener } = found;
    if (unclosed.includes(opener) || !opens(message, at)) continue;
    const closer = CLOSERS[opener] as string;
    const end = closing(message, at + 1, closer);
    if (end < 0) {
      unclosed += opener;
      continue;
    }
    said += message.slice(from, at + 1) + closer;
    from = end + 1;
    quotes.lastIndex = from;
  }
  return from === 0 ? message : said + message.slice(from);
}

function opens(message: string, at: number): boolean {
  return at === 0 || !WORD.test(message[at - 1] as string);
}

function closing(message: string, from: number, closer: string): number {
  for (let end = message.indexOf(closer, from); end >= 0; end = message.indexOf(closer, end + 1)) {
    const escaped = message[end - 1] === '\\';
    if (!escaped && !WORD.test(message[end + 1] ?? '')) return end;
  }
  return -1;
}
