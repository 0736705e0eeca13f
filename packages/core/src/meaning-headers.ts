/**
 * The headers of a thrown error that mean something to its reader; all others are payload. The wait
 * is read apart (`readRetryHint`), because most of what stands in `Retry-After` needs mending.
 */
const MEANING = /^(?:www-authenticate|allow|ratelimit(?:-[a-z]{1,20})?)$/;

// RFC 9110 §5.5: visible ASCII, space and tab. CR and LF would split the response.
const VALUE = /^[\t\x20-\x7e]{1,1024}$/;

/**
 * Takes the meaning headers (`WWW-Authenticate`, `Allow`, `RateLimit*`) out of a
 * record, names in lower case; others, and values that are not plain ASCII, are dropped.
 * Never throws (docs/contract.md, "Bad input never hurts").
 */
export function meaningHeaders(headers: unknown): Record<string, string> {
  const kept: Record<string, string> = {};
  try {
    for (const [name, value] of headerEntries(headers)) {
      const lower = name.toLowerCase();
      const text = Array.isArray(value) ? value.join(', ') : String(value);
      if (MEANING.test(lower) && VALUE.test(text)) kept[lower] = text;
    }
  } catch {
    // A getter or a Proxy that throws: what was read so far is kept.
  }
  return kept;
}

function headerEntries(headers: unknown): [string, unknown][] {
  if (typeof headers !== 'object' || headers === null) return [];
  // A Headers object, of this realm or another.
  if (Symbol.iterator in headers) return [...(headers as Iterable<[string, unknown]>)];
  return Object.keys(headers)
    .slice(0, 100)
    .map((name) => [name, (headers as Record<string, unknown>)[name]]);
}
