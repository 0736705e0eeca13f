import { readHeader } from './guarded.js';
import type { HeadersLike } from './types.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Waits over this long are no waits but mistakes (docs/contract.md, "Retry hints"). */
const LONGEST = 31 * DAY;

/** The wait as it is used: zero, negative, past and absurd ones are none. In ms. */
export function usableWait(ms: number | undefined): number | undefined {
  if (ms === undefined || !Number.isFinite(ms) || ms <= 0 || ms > LONGEST) return undefined;
  return ms;
}

/** Whole seconds for `Retry-After`: rounded up, at least 1; 2 where the wait is not known. */
export function retryAfterSeconds(ms: number | undefined): number {
  const wait = usableWait(ms);
  return wait === undefined ? 2 : Math.max(1, Math.ceil(wait / SECOND));
}

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  milliseconds: 1,
  s: SECOND,
  sec: SECOND,
  second: SECOND,
  m: MINUTE,
  min: MINUTE,
  minute: MINUTE,
  h: HOUR,
  hr: HOUR,
  hour: HOUR,
  d: DAY,
  day: DAY,
};

const PART =
  /(\d{1,15}(?:\.\d{1,9})?)\s{0,2}(milliseconds|ms|days?|d|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)(?![a-z])/giy;

// Between two parts: `1h 2m`, `1 hour, 2 minutes`, `1 hour and 2 minutes`.
const GAP = /(?:,? and |, ?| )?(?=\d)/iy;

/** `6m0s`, `120ms`, `1h 2m`, `34.07s`, `20 seconds` → ms; undefined for anything else. */
export function durationMs(text: string): number | undefined {
  const read = leadingDuration(text.trim());
  return read !== undefined && read.length === text.trim().length ? read.ms : undefined;
}

function leadingDuration(text: string): { ms: number; length: number } | undefined {
  PART.lastIndex = 0;
  let total = 0;
  let end = 0;
  for (let parts = 0; parts < 6; parts += 1) {
    const part = PART.exec(text);
    if (part === null) break;
    const unit = (part[2] ?? '').toLowerCase();
    total += Number(part[1]) * (UNIT_MS[unit] ?? UNIT_MS[unit.replace(/s$/, '')] ?? 0);
    end = PART.lastIndex;
    if (end === text.length) break;
    GAP.lastIndex = end;
    if (!GAP.test(text)) break;
    PART.lastIndex = GAP.lastIndex;
  }
  return end === 0 ? undefined : { ms: total, length: end };
}

/** A point in time said as seconds or milliseconds since 1970, or as a date → ms from now. */
function untilMs(text: string, now: number): number | undefined {
  if (/^\d{9,11}(?:\.\d{1,6})?$/.test(text)) return Number(text) * SECOND - now;
  if (/^\d{12,14}$/.test(text)) return Number(text) - now;
  const date = /[A-Za-z:-]/.test(text) && /\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : date - now;
}

/** `Retry-After`: seconds or an HTTP date (RFC 9110 §10.2.3). */
function retryAfter(text: string, now: number): number | undefined {
  if (/^\d{1,9}(?:\.\d{1,6})?$/.test(text)) {
    const seconds = Number(text);
    return seconds > 1e9 ? seconds * SECOND - now : seconds * SECOND;
  }
  return durationMs(text) ?? untilMs(text, now);
}

/** `x-ratelimit-reset-*`: a duration, bare seconds, an epoch or an ISO time. */
function reset(text: string, now: number): number | undefined {
  if (/^\d{1,8}(?:\.\d{1,9})?$/.test(text)) return Number(text) * SECOND;
  return durationMs(text) ?? untilMs(text, now);
}

const RESETS: readonly (readonly [reset: string, remaining: string])[] = [
  ['x-ratelimit-reset-requests', 'x-ratelimit-remaining-requests'],
  ['x-ratelimit-reset-tokens', 'x-ratelimit-remaining-tokens'],
  ['anthropic-ratelimit-requests-reset', 'anthropic-ratelimit-requests-remaining'],
  ['anthropic-ratelimit-tokens-reset', 'anthropic-ratelimit-tokens-remaining'],
  ['anthropic-ratelimit-input-tokens-reset', 'anthropic-ratelimit-input-tokens-remaining'],
  ['anthropic-ratelimit-output-tokens-reset', 'anthropic-ratelimit-output-tokens-remaining'],
  ['anthropic-ratelimit-unified-reset', 'anthropic-ratelimit-unified-remaining'],
  ['x-ratelimit-reset', 'x-ratelimit-remaining'],
  ['ratelimit-reset', 'ratelimit-remaining'],
];

/** Every header that says a wait has one of these in its name; `get` may give any. */
const SAYS_WAIT = /retry-after|ratelimit|^get$/i;

/** Most answers say none in their headers: a look at the names of a plain record spares twenty questions. */
function mayHint(headers: HeadersLike): boolean {
  try {
    const prototype: unknown = Object.getPrototypeOf(headers);
    if (prototype !== Object.prototype && prototype !== null) return true;
    for (const name of Object.keys(headers)) if (SAYS_WAIT.test(name)) return true;
    return false;
  } catch {
    // Nothing to look at, or a Proxy that throws: the questions are guarded.
    return true;
  }
}

/** The wait that is said in headers, in ms. */
function headerHint(headers: HeadersLike): number | undefined {
  if (!mayHint(headers)) return undefined;
  const now = Date.now();
  const ms = readHeader(headers, 'retry-after-ms')?.trim();
  if (ms !== undefined && /^\d{1,12}(?:\.\d{1,6})?$/.test(ms)) {
    const wait = usableWait(Number(ms));
    if (wait !== undefined) return wait;
  }
  const after = readHeader(headers, 'retry-after')?.trim();
  const wait = after === undefined ? undefined : usableWait(retryAfter(after, now));
  return wait ?? resetHint(headers, now);
}

/** The reset of a limit that is used up counts; with none known to be, the longest of them. */
function resetHint(headers: HeadersLike, now: number): number | undefined {
  let spent: number | undefined;
  let longest: number | undefined;
  for (const [name, remaining] of RESETS) {
    const text = readHeader(headers, name)?.trim();
    if (text === undefined || text.length > 64) continue;
    const wait = usableWait(reset(text, now));
    if (wait === undefined) continue;
    longest = Math.max(longest ?? 0, wait);
    if (/^0(?:\.0+)?$/.test(readHeader(headers, remaining)?.trim() ?? ''))
      spent = Math.max(spent ?? 0, wait);
  }
  return spent ?? longest;
}

const SAID_IN_JSON =
  /"(?:retryDelay|retry_delay|retry_after_ms|retryAfterMs|retry_after|retryAfter|retry_after_seconds|resets_in_seconds|resetsInSeconds|estimated_time|reset_in_seconds)"\s{0,4}:\s{0,4}"?(\d{1,12}(?:\.\d{1,20})?\s?(?:ms|s|m|h)?)"?(?=[\s,}\]])/;
const SAID_IN_WORDS =
  /\b(?:(?:re)?try (?:your request )?(?:again )?(?:in|after)|(?:please )?wait(?: for)?|resets? in|available (?:again )?in)(?: about| approximately)? (?=\d)/i;

/** The wait that is said in a body: by a field, or in the words of its message. In ms. */
function bodyHint(body: string): number | undefined {
  const text = body.slice(0, 65_536);
  const field = text.includes('"') ? SAID_IN_JSON.exec(text) : null;
  if (field !== null) {
    const wait = usableWait(fieldWait(field[0], (field[1] ?? '').trim()));
    if (wait !== undefined) return wait;
  }
  const words = SAID_IN_WORDS.exec(text);
  if (words === null) return undefined;
  return usableWait(
    leadingDuration(text.slice(words.index + words[0].length, words.index + 128))?.ms,
  );
}

function fieldWait(field: string, value: string): number | undefined {
  if (!/^[\d.]+$/.test(value)) return durationMs(value);
  return Number(value) * (/^"[^"]{0,20}(?:_ms|Ms)"/.test(field) ? 1 : SECOND);
}

/**
 * The wait that an answer asks for, in ms, from every place where providers say it
 * (docs/contract.md, "Retry hints"): `retry-after-ms`, `retry-after` (seconds or date, RFC 9110
 * §10.2.3), rate limit resets (durations, epochs, ISO times), and the body (google.rpc.RetryInfo's
 * `retryDelay`, `resets_in_seconds`, `estimated_time`, "try again in 1.2s").
 * Zero, negative, past and over 31 days are undefined. Never throws.
 *
 * @example
 * ```ts
 * readRetryHint({ 'retry-after': '20' }); // 20_000
 * readRetryHint({}, '{"error":{"details":[{"retryDelay":"34s"}]}}'); // 34_000
 * ```
 */
export function readRetryHint(headers: HeadersLike, body?: string): number | undefined {
  const ms = headerHint(headers) ?? (body ? bodyHint(body) : undefined);
  return ms === undefined ? undefined : Math.max(1, Math.round(ms));
}
