import { firstFailureEvent, isEventStream, isFailure } from './events.js';
import { isHtml } from './html.js';
import { parseJson } from './json.js';
import { looseFields } from './loose-fields.js';
import { mendJson } from './mend.js';

/** More than this of a body is not looked at. */
export const MAX_BODY_CHARS: number = 1_048_576;

/** What a body turned out to be, and the value to read. */
export interface ParsedBody {
  readonly kind: 'empty' | 'json' | 'events' | 'html' | 'text' | 'binary';
  /** Parsed data, or the text itself. */
  readonly value: unknown;
}

/**
 * Reads a body by its bytes, not by its label: providers send JSON as text/html and the other way
 * round. JSON that was cut off is mended, JSON that is broken is searched for its fields.
 */
export function parseBody(body: string): ParsedBody {
  const text = body.length > MAX_BODY_CHARS ? body.slice(0, MAX_BODY_CHARS) : body;
  const first = firstCharacter(text);
  if (first === '') return { kind: 'empty', value: undefined };
  if (first === '{' || first === '[' || first === '"') return parseData(text.trim());
  if (first === '<' && isHtml(text)) return { kind: 'html', value: text };
  if (isEventStream(text)) return { kind: 'events', value: firstFailureEvent(text) };
  if (isBinary(text)) return { kind: 'binary', value: undefined };
  return { kind: 'text', value: text.slice(0, 65_536).trim() };
}

function firstCharacter(text: string): string {
  const first = text.charCodeAt(0);
  if (first > 0x20 && first < 0x7f) return text.charAt(0);
  const at = text.search(/[^\s\uFEFF]/);
  return at < 0 ? '' : text.charAt(at);
}

function parseData(text: string): ParsedBody {
  const value = parseJson(text);
  if (value !== undefined) return { kind: 'json', value };
  const line = firstFailureLine(text);
  if (line !== undefined) return { kind: 'json', value: line };
  const head = text.slice(0, 65_536);
  const mended = mendJson(head) ?? looseFields(head);
  return mended === undefined ? { kind: 'text', value: head } : { kind: 'json', value: mended };
}

/** Newline-delimited JSON: Ollama's native streams, and Vertex' without `alt=sse`. */
function firstFailureLine(text: string): unknown {
  if (!text.includes('\n{')) return undefined;
  for (const line of text.slice(0, 262_144).split('\n', 200)) {
    const value = parseJson(line);
    if (isFailure(value)) return value;
  }
  return undefined;
}

/** Compressed or otherwise no text: replacement and control characters in its head. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  return /[\u0000-\u0008\u000e-\u001a\ufffd]/.test(text.slice(0, 256));
}
