import { isJsonObject, type JsonObject, textOf } from './json.js';
import { firstKey, KEYS, type KeysThere, keysThere, without } from './keys.js';
import type { DeclaredWord, Statement } from './statement.js';

/** The message of an error object; `error` itself where it is a text and nothing else speaks. */
export function messageOf(object: JsonObject, { message }: KeysThere = keysThere(object)): string {
  for (let left = message; left !== 0; left = without(left)) {
    const text = object[firstKey(KEYS.message, left)];
    if (typeof text === 'string' && text.trim() !== '') return text;
  }
  const { error } = object as { error?: unknown };
  if (typeof error === 'string') return error;
  const texts = Array.isArray(error) ? error : object['errors'];
  return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string').join('; ') : '';
}

/** The words that an error object declares: `code`, `reason`, `type` and their kin. */
export function wordsOf(
  object: JsonObject,
  { word }: KeysThere = keysThere(object),
): DeclaredWord[] {
  const words: DeclaredWord[] = [];
  for (let left = word; left !== 0; left = without(left)) {
    const field = firstKey(KEYS.word, left);
    const value = object[field];
    if (typeof value === 'number') words.push({ field, word: String(value) });
    // Longer ones are sentences, and sentences are messages.
    else if (typeof value === 'string' && value !== '' && value.length <= 80 && value !== 'None')
      words.push({ field, word: value });
  }
  return words;
}

/** The HTTP status that an error object declares, as a number or as text. */
export function statusOf(
  object: JsonObject,
  { status: keys }: KeysThere = keysThere(object),
): number | undefined {
  for (let left = keys; left !== 0; left = without(left)) {
    const value = object[firstKey(KEYS.status, left)];
    const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
    if (typeof status === 'number' && Number.isInteger(status) && status >= 400 && status <= 599)
      return status;
  }
  return undefined;
}

const PARAM = ['param', 'parameter'] as const;

/** The parameter that an error object names: `param`, or the `loc` of a validation list. */
export function paramOf(
  object: JsonObject,
  { param }: KeysThere = keysThere(object),
): string | undefined {
  if (param === 0) return undefined;
  const named = textOf(object, PARAM);
  if (named !== undefined) return named === 'None' || named.length > 200 ? undefined : named;
  return locationOf(object['loc']) ?? violationOf(object['details']);
}

/** google.rpc.BadRequest: `details[].fieldViolations[].field`. */
function violationOf(details: unknown): string | undefined {
  for (const detail of listOf(details)) {
    const first = isJsonObject(detail) ? listOf(detail['fieldViolations'])[0] : undefined;
    if (isJsonObject(first)) return textOf(first, ['field'])?.slice(0, 200);
  }
  return undefined;
}

const PATH =
  /(?:\bat ['"`]|\b(?:field|parameter|param) ['"`]?)([a-z_]\w{0,60}(?:\.\w{1,60}|\[[\w ]{1,20}\]){1,24})/i;

// Anthropic's and pydantic's messages begin with it: `tools.0.custom.input_schema: …`.
const LEADING_PATH =
  /^\s?(?:body\.)?((?:messages|tools|tool_choice|system|input|contents|thinking|metadata|output_config|response_format|max_tokens|stop_sequences|temperature|top_p|top_k|mcp_servers|container)\b(?:\.\w{1,60}){0,24}):\s/i;

/** The parameter that a message names by its path: `Unknown name "x" at 'tools[0].parameters'`. */
export function paramInMessage(message: string): string | undefined {
  const head = message.slice(0, 1200);
  return (LEADING_PATH.exec(head) ?? PATH.exec(head))?.[1]?.slice(0, 200);
}

/** The parameter that a statement names, in a field or in its message. Few are asked for it. */
export function paramNamed(statement: Statement | undefined): string | undefined {
  if (statement === undefined) return undefined;
  const { param, message, html } = statement;
  return param ?? (html === true ? undefined : paramInMessage(message));
}

/** pydantic's `loc`: `['body', 'messages', 0, 'role']` → `messages[0].role`. */
function locationOf(loc: unknown): string | undefined {
  if (!Array.isArray(loc)) return undefined;
  const path = loc.slice(0, 12).filter((step, at) => !(at === 0 && step === 'body'));
  const text = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step).slice(0, 60)}`))
    .join('');
  return text.replace(/^\./, '') || undefined;
}

/** Where a wait may be said beside the message, in the form that `readRetryHint` reads. */
export function waitsOf(
  object: JsonObject,
  there: KeysThere = keysThere(object),
): string | undefined {
  let said = waitsIn(object, there);
  if (there.metadata !== 0) said += waitsIn(object['metadata']);
  if (there.details !== 0) for (const detail of listOf(object['details'])) said += waitsIn(detail);
  return said === '' ? undefined : `${said},`;
}

function waitsIn(place: unknown, there?: KeysThere): string {
  if (!isJsonObject(place)) return '';
  const { wait } = there ?? keysThere(place);
  let said = '';
  for (let left = wait; left !== 0; left = without(left)) {
    const key = firstKey(KEYS.wait, left);
    const value = place[key];
    if (typeof value === 'number' || (typeof value === 'string' && value.length < 32))
      said += `,"${key}":${JSON.stringify(value)}`;
  }
  return said;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 16) : [];
}

/** Where a word came from that stands in no key of its own. */
export const REASON = 'details[].reason';

/** google.rpc.ErrorInfo and its kin: the reasons in `details[]`, more exact than the status word. */
export function detailReasons(object: JsonObject): DeclaredWord[] {
  const words: DeclaredWord[] = [];
  for (const detail of listOf(object['details'])) {
    if (!isJsonObject(detail)) continue;
    const { reason } = detail as { reason?: unknown };
    if (typeof reason === 'string') words.push({ field: REASON, word: reason });
  }
  return words;
}
