import { isJsonObject, type JsonObject, textOf } from './json.js';
import type { DeclaredWord } from './statement.js';

/** Where providers write their message, the usual place first. */
const MESSAGE_KEYS = [
  'message',
  'msg',
  'error_message',
  'errorMessage',
  'error_msg',
  'Message',
  'errmsg',
  'err_msg',
  'detail',
  'error_description',
  'status_msg',
  'faultstring',
  'description',
  'details',
  'title',
] as const;

/** Where they declare what it is: codes before reasons before types. */
const WORD_KEYS = [
  'code',
  'error_code',
  'errorCode',
  'Code',
  'err_code',
  'errcode',
  'status_code',
  'reason',
  'blockReason',
  'status',
  'error_type',
  'errorType',
  'type',
  '__type',
  'error',
  'title',
  'name',
] as const;

const STATUS_KEYS = [
  'status_code',
  'statusCode',
  'http_code',
  'http_status',
  'httpStatus',
  'status',
  'code',
  'error_code',
] as const;

/** The message of an error object; `error` itself where it is a text and nothing else speaks. */
export function messageOf(object: JsonObject): string {
  const own = textOf(object, MESSAGE_KEYS);
  if (own !== undefined) return own;
  const { error } = object as { error?: unknown };
  if (typeof error === 'string') return error;
  const texts = Array.isArray(error) ? error : object['errors'];
  return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string').join('; ') : '';
}

/** The words that an error object declares: `code`, `reason`, `type` and their kin. */
export function wordsOf(object: JsonObject): DeclaredWord[] {
  const words: DeclaredWord[] = [];
  for (const field of WORD_KEYS) {
    const value = object[field];
    if (typeof value === 'number') words.push({ field, word: String(value) });
    // Longer ones are sentences, and sentences are messages.
    else if (typeof value === 'string' && value !== '' && value.length <= 80 && value !== 'None')
      words.push({ field, word: value });
  }
  return words;
}

/** The HTTP status that an error object declares, as a number or as text. */
export function statusOf(object: JsonObject): number | undefined {
  for (const key of STATUS_KEYS) {
    const value = object[key];
    const status = typeof value === 'string' && /^\d{3}$/.test(value) ? Number(value) : value;
    if (typeof status === 'number' && Number.isInteger(status) && status >= 400 && status <= 599)
      return status;
  }
  return undefined;
}

/** The parameter that an error object names: `param`, or the `loc` of a validation list. */
export function paramOf(object: JsonObject): string | undefined {
  const named = textOf(object, ['param', 'parameter']);
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

/** pydantic's `loc`: `['body', 'messages', 0, 'role']` → `messages[0].role`. */
function locationOf(loc: unknown): string | undefined {
  if (!Array.isArray(loc)) return undefined;
  const path = loc.slice(0, 12).filter((step, at) => !(at === 0 && step === 'body'));
  const text = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step).slice(0, 60)}`))
    .join('');
  return text.replace(/^\./, '') || undefined;
}

const WAIT_KEYS = [
  'retryDelay',
  'retry_delay',
  'retry_after',
  'retryAfter',
  'retry_after_seconds',
  'retry_after_ms',
  'resets_in_seconds',
  'reset_in_seconds',
  'estimated_time',
] as const;

/** Where a wait may be said beside the message, in the form that `readRetryHint` reads. */
export function waitsOf(object: JsonObject): string | undefined {
  let said = '';
  const places = [object, object['metadata'], ...listOf(object['details'])];
  for (const place of places) {
    if (!isJsonObject(place)) continue;
    for (const key of WAIT_KEYS) {
      const value = place[key];
      if (typeof value === 'number' || (typeof value === 'string' && value.length < 32))
        said += `,"${key}":${JSON.stringify(value)}`;
    }
  }
  return said === '' ? undefined : `${said},`;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value.slice(0, 16) : [];
}

/** google.rpc.ErrorInfo and its kin: the reasons in `details[]`, more exact than the status word. */
export function detailReasons(object: JsonObject): DeclaredWord[] {
  const words: DeclaredWord[] = [];
  for (const detail of listOf(object['details'])) {
    if (!isJsonObject(detail)) continue;
    const { reason } = detail as { reason?: unknown };
    if (typeof reason === 'string') words.push({ field: 'details[].reason', word: reason });
  }
  return words;
}
