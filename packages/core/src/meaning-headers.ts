/** Of a Fault that has none: shared, because most have none. */
export const NO_HEADERS: Readonly<Record<string, string>> = Object.freeze({});

const RATE_LIMIT = /^ratelimit(?:-[a-z]{1,20})?$/;

// RFC 9110 §5.5: visible ASCII, space and tab. CR and LF would split the response.
const VALUE = /^[\t\x20-\x7e]{1,1024}$/;

/** More names than a response may have are no headers. */
const MOST = 100;

/**
 * Takes the meaning headers (`WWW-Authenticate`, `Allow`, `RateLimit*`) out of a
 * record, names in lower case; others, and values that are not plain ASCII, are dropped.
 * Never throws (docs/contract.md, "Bad input never hurts").
 *
 * @param kept where they are put; a new record by default.
 */
export function meaningHeaders(
  headers: unknown,
  kept: Record<string, string> = {},
): Record<string, string> {
  if (typeof headers !== 'object' || headers === null || headers === NO_HEADERS) return kept;
  try {
    // A Headers object, of this realm or another.
    if (Symbol.iterator in headers) {
      let left = MOST;
      for (const [name, value] of headers as Iterable<[string, unknown]>) {
        if (left === 0) break;
        left -= 1;
        keep(kept, name, value);
      }
    } else
      for (const name of Object.keys(headers).slice(0, MOST))
        keep(kept, name, (headers as Record<string, unknown>)[name]);
  } catch {
    // A getter or a Proxy that throws: what was read so far is kept.
  }
  return kept;
}

function keep(kept: Record<string, string>, name: string, value: unknown): void {
  const lower = name.toLowerCase();
  if (!hasMeaning(lower)) return;
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  if (VALUE.test(text)) kept[lower] = text;
}

/**
 * Does it mean something to the reader of a failure? All others are payload. The wait is read apart
 * (`readRetryHint`), because most of what stands in `Retry-After` needs mending.
 */
function hasMeaning(name: string): boolean {
  return name === 'www-authenticate' || name === 'allow' || RATE_LIMIT.test(name);
}
