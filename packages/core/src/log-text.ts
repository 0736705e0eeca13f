import { redact } from './redact.js';
import { wireText } from './wire-text.js';

/**
 * V8's JSON.parse quotes the text that it could not read, which is the caller's body:
 * `Unexpected token 'h', "hello wor"... is not valid JSON` (docs/contract.md, "Foreign errors").
 */
const JSON_QUOTE =
  /(?:Unexpected token [^\n]{1,4}, )?(?:\.{3})?"[^\n]{0,512}"(?:\.{3})? is not valid JSON/g;
const JSON_TOKEN = /Unexpected token \S{1,4} in JSON/g;

/** How far behind the last shown character a secret that begins before it may end. */
const MARGIN = 1024;

/**
 * A text as it may be logged: without secrets, without quotes of the request's body, control
 * characters harmless, at most `maxBytes` UTF-8 bytes.
 */
export function logText(text: string, maxBytes: number): string {
  return wireText(withoutSecrets(boundedText(text, maxBytes + MARGIN)), maxBytes);
}

/** The same without a bound of its own and with control characters as they are. */
export function withoutSecrets(text: string): string {
  const unquoted = text.includes('JSON')
    ? text
        .replace(JSON_QUOTE, 'the text is not valid JSON')
        .replace(JSON_TOKEN, 'Unexpected token in JSON')
    : text;
  return redact(unquoted);
}

/** A cut in the middle of a secret would leave a half that no form knows, so it falls on white space. */
function boundedText(text: string, max: number): string {
  if (text.length <= max) return text;
  const space = Math.max(text.lastIndexOf(' ', max), text.lastIndexOf('\n', max));
  return text.slice(0, Math.max(space, max - MARGIN));
}
