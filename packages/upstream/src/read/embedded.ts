import { isJsonObject, parseJson } from './json.js';
import { mendJson } from './mend.js';
import { parsePythonLiteral } from './python-literal.js';

/** An error object inside a text: where it begins, and the status that stands before it. */
export interface Embedded {
  readonly at: number;
  readonly value: unknown;
  readonly status?: number | undefined;
}

/** Of such fields an error object has at least one. */
const ERROR_KEY = /error|message|msg|detail|code|^raw$|^__type$/i;

// "but got {…}", "input: {…}": the caller's own words, not a provider's.
const ECHO =
  /\b(?:got|value|values|input|inputs|received|prompt|content|arguments|payload|string|instead of|generation)\W{0,8}$/i;

const STATUS_BEFORE = /(?:^|code|status|http|error|[([:])[^\d]{0,12}([45]\d{2})\D{0,12}$/i;

/**
 * The error that a relay put into its message: `Error code: 400 - {'error': …}`,
 * `litellm.RateLimitError: AnthropicException - {"type":"error",…}`, or a message that is JSON
 * altogether. It must reach to the end of the text (give or take a bracket), look like an error,
 * and not be introduced as the caller's input.
 */
export function embedded(text: string): Embedded | undefined {
  if (!text.includes('{') && !text.includes('[')) return undefined;
  const at = text.search(/[{[]\s{0,8}(?:["'{]|$)/);
  if (at < 0) return undefined;
  const before = text.slice(0, at).replace(/\s?b?['"(]$/, '');
  if (ECHO.test(before.slice(-48))) return undefined;
  const value = payload(text.slice(at, at + 32_768));
  if (!looksLikeError(value)) return undefined;
  const status = STATUS_BEFORE.exec(before.slice(-64));
  return { at, value, status: status === null ? undefined : Number(status[1]) };
}

function payload(text: string): unknown {
  const whole = text.trimEnd();
  const end = Math.max(whole.lastIndexOf('}'), whole.lastIndexOf(']')) + 1;
  const cut = whole.slice(0, end);
  return parseJson(cut) ?? parsePythonLiteral(cut) ?? mendJson(whole);
}

function looksLikeError(value: unknown): boolean {
  const first = Array.isArray(value) ? value[0] : value;
  return (
    isJsonObject(first) &&
    Object.keys(first)
      .slice(0, 20)
      .some((key) => ERROR_KEY.test(key))
  );
}

const STATUS_FIRST =
  /^(?:upstream |provider |api |an )?(?:http|error|status|request failed with status|unexpected status|bad response status)?(?: (?:error|status|code)){0,2}[:=\s([]{0,3}([45]\d{2})(?![\d.])/i;

/** The status at the head of a text: `error code: 524`, `HTTP 429: …`, `500: …`. */
export function leadingStatus(text: string): number | undefined {
  const match = STATUS_FIRST.exec(text.trimStart());
  return match === null ? undefined : Number(match[1]);
}

const EXCEPTION =
  /^(?:[a-z_]{2,20}\.){0,3}([A-Z][A-Za-z]{2,40}(?:Error|Exception|Timeout)|Timeout)(?=[:(\s]|$)/;

/** The class that a relay prints before its message: `litellm.RateLimitError: …`. */
export function exceptionName(text: string): string | undefined {
  return EXCEPTION.exec(text)?.[1];
}
