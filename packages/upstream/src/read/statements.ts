import { embedded, exceptionName, leadingStatus } from './embedded.js';
import { detailReasons, messageOf, paramOf, statusOf, waitsOf, wordsOf } from './fields.js';
import { headlineStatus, htmlHeadline, isHtml } from './html.js';
import { isJsonObject, type JsonObject } from './json.js';
import { keysThere } from './keys.js';
import { type DeclaredWord, type Statement, statement } from './statement.js';

const MAX_STATEMENTS = 16;
const MAX_DEPTH = 8;

/**
 * Everything that a failed body states, the innermost layer first: what the provider at the end of
 * the line said comes before what each relay made of it.
 */
export function statementsOf(value: unknown): Statement[] {
  const found: Statement[] = [];
  read(value, found, 0);
  return found.reverse();
}

/** Pushes the layer, then what is inside it. */
function read(value: unknown, found: Statement[], depth: number): void {
  if (depth > MAX_DEPTH || found.length >= MAX_STATEMENTS) return;
  if (typeof value === 'string') readText(value, [], {}, found, depth);
  else if (Array.isArray(value)) readList(value, found, depth);
  else if (isJsonObject(value)) readObject(value, found, depth);
}

function readObject(object: JsonObject, found: Statement[], depth: number): void {
  const there = keysThere(object);
  const declared = wordsOf(object, there);
  const words = there.details === 0 ? declared : [...detailReasons(object), ...declared];
  const more = {
    status: statusOf(object, there),
    param: paramOf(object, there),
    waits: waitsOf(object, there),
  };
  const message = messageOf(object, there);
  if (message !== '') readText(message, words, more, found, depth);
  else if (words.length > 0 || more.status !== undefined) found.push(statement('', words, more));
  readInsides(object, found, depth + 1);
}

/** Keys under which the next layer is kept, as an object or a list. */
const INSIDE_KEYS: ReadonlySet<string> = new Set([
  'errors',
  'error',
  'err',
  'Error',
  'detail',
  'message',
  'fault',
  'param',
  'innererror',
  'inner_error',
  'base_resp',
  'cause',
  'last_error',
  'external_model_error',
  'raw',
  'header',
  // Gemini's own answer to a prompt that it did not take.
  'promptFeedback',
  // Envelopes around the envelope: OpenAI's Responses API, Tencent, Volcengine.
  'response',
  'Response',
  'ResponseMetadata',
]);

/** The next layer: the envelope's `error`, a relay's copy of what it was told. */
function readInsides(object: JsonObject, found: Statement[], depth: number): void {
  for (const key in object) {
    const value = object[key];
    if (key === 'details') read(firstNested(value), found, depth);
    else if (typeof value !== 'object' || value === null) continue;
    else if (key === 'metadata') read(raw(value), found, depth);
    else if (INSIDE_KEYS.has(key) && !isTextList(value)) read(value, found, depth);
  }
}

/** Azure nests the provider's error as the first of `details`; google.rpc details are no errors. */
function firstNested(details: unknown): unknown {
  const first = Array.isArray(details) ? details[0] : details;
  return isJsonObject(first) && !('@type' in first) ? first : undefined;
}

/** OpenRouter's `metadata.raw`: what the provider said, as text, as JSON in a text, or as an object. */
function raw(metadata: object): unknown {
  const { raw: said } = metadata as { raw?: unknown };
  if (isJsonObject(said) && typeof said['data'] === 'string') return said['data'];
  return said;
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function readList(list: readonly unknown[], found: Statement[], depth: number): void {
  const issues = list.filter(isJsonObject).filter((item) => 'loc' in item && 'msg' in item);
  const first = issues[0];
  if (first !== undefined) {
    // pydantic's list: several complaints, one statement. FastAPI sends it as 422; under another
    // status it says no more than that the request is bad.
    const message = issues.slice(0, 8).map(complaint).join('; ');
    found.push(
      statement(message, [{ field: 'loc', word: 'bad_request' }], { param: paramOf(first) }),
    );
    return;
  }
  // The first is the cause as the provider sees it: read last, it becomes the innermost.
  for (const item of list.slice(0, 4).reverse()) read(item, found, depth + 1);
}

function complaint(issue: JsonObject): string {
  const where = paramOf(issue);
  const what = String(issue['msg']).slice(0, 300);
  return where === undefined ? what : `${where}: ${what}`;
}

function readText(
  text: string,
  words: readonly DeclaredWord[],
  more: Pick<Statement, 'status' | 'param' | 'waits'>,
  found: Statement[],
  depth: number,
): void {
  if (isHtml(text)) {
    const headline = htmlHeadline(text);
    const status = headlineStatus(headline) ?? more.status;
    found.push(
      statement(headline, words, { status, param: more.param, waits: more.waits, html: true }),
    );
    return;
  }
  const inside = embedded(text);
  const own = inside === undefined ? text : text.slice(0, inside.at);
  const status = more.status ?? inside?.status;
  const told = leadingStatus(own);
  const named = exceptionName(own);
  const all = named === undefined ? words : [...words, { field: 'message', word: named }];
  const { param, waits } = more;
  found.push(statement(own, all, { status, told, param, waits }));
  if (inside !== undefined) read(inside.value, found, depth + 1);
}
