import { asArray, attempt, isObject, read } from './guarded.js';
import { logText, withoutSecrets } from './log-text.js';

/**
 * What lies behind a Fault, for whoever prints it. Loggers and `util.inspect` follow `cause` on
 * their own and print its words and all its properties; SDK errors keep whole requests there
 * (`config.headers.authorization`, `requestBodyValues`). So a cause that holds nothing but harmless
 * words and scalars is given out as it is; for any other stands an object that behaves like it
 * (same prototype, same properties when asked for by name) but shows only harmless ones.
 */

/** What Node's, undici's and http-errors' errors carry for printing. */
const HARMLESS: ReadonlySet<string> = new Set(
  'name code errno syscall status statusCode type expose address port hostname host limit length expected received retryable'.split(
    ' ',
  ),
);
const WORDS: readonly string[] = ['message', 'stack'];
const MAX_KEYS = 64;
const DEEPEST = 8;
const MAX_BYTES = 8192;

/** Printers ask several times; the answer is kept as long as the cause lives. */
const known = new WeakMap<object, unknown>();

/** The cause itself if it may be printed, otherwise its stand-in. Never throws. */
export function safeCause(cause: unknown, depth = 0): unknown {
  if (typeof cause === 'string') return logText(cause, MAX_BYTES);
  // A printer that knows VError would call it.
  if (!isObject(cause) || typeof cause === 'function') return isObject(cause) ? undefined : cause;
  if (known.has(cause)) return known.get(cause);
  const safe = attempt(() => (isHarmless(cause, depth) ? cause : standIn(cause, depth)));
  known.set(cause, safe);
  return safe;
}

function isHarmless(cause: object, depth: number): boolean {
  if (depth >= DEEPEST || Array.isArray(cause)) return false;
  for (const key of shownKeys(cause)) if (!isHarmlessField(key, read(cause, key))) return false;
  for (const key of WORDS) if (!isHarmlessText(read(cause, key))) return false;
  return inner(cause).every(
    (value) => value === undefined || safeCause(value, depth + 1) === value,
  );
}

function isHarmlessField(key: PropertyKey, value: unknown): boolean {
  if (key === 'cause' || key === 'errors' || WORDS.includes(String(key))) return true;
  if (isObject(value)) return false;
  if (typeof key === 'symbol' || !HARMLESS.has(String(key))) return typeof value === 'boolean';
  return isHarmlessText(value);
}

function isHarmlessText(value: unknown): boolean {
  return (
    typeof value !== 'string' || (value.length <= MAX_BYTES && withoutSecrets(value) === value)
  );
}

/** `cause` and an AggregateError's members: what printers walk into. */
function inner(cause: object): unknown[] {
  return [read(cause, 'cause'), ...(asArray(read(cause, 'errors'), MAX_KEYS) ?? [])];
}

function standIn(cause: object, depth: number): object {
  const shown = blank(cause);
  for (const key of shownKeys(cause)) {
    const value = read(cause, key);
    if (HARMLESS.has(String(key)) && !isObject(value))
      define(shown, key, typeof value === 'string' ? logText(value, MAX_BYTES) : value, true);
    else Object.defineProperty(shown, key, { get: () => read(cause, key), configurable: true });
  }
  for (const key of WORDS) {
    const text = read(cause, key);
    if (typeof text === 'string') define(shown, key, logText(text, MAX_BYTES), false);
  }
  const behind = read(cause, 'cause');
  const next = depth + 1 < DEEPEST ? safeCause(behind, depth + 1) : undefined;
  if (behind !== undefined) define(shown, 'cause', next, false);
  const members = asArray(read(cause, 'errors'), MAX_KEYS);
  if (members !== undefined)
    define(
      shown,
      'errors',
      depth + 1 < DEEPEST ? members.map((member) => safeCause(member, depth + 1)) : [],
      false,
    );
  return shown;
}

/** An error's stand-in is an error of the engine's own making, so that printers of any realm see one. */
function blank(cause: object): object {
  if (typeof read(cause, 'stack') !== 'string') return Object.create(cause);
  const shown = new Error();
  for (const key of Object.getOwnPropertyNames(shown)) Reflect.deleteProperty(shown, key);
  return Object.setPrototypeOf(shown, cause);
}

function define(target: object, key: PropertyKey, value: unknown, enumerable: boolean): void {
  Object.defineProperty(target, key, { value, enumerable, writable: true, configurable: true });
}

/** What for…in and printers see, inherited included. */
function shownKeys(cause: object): PropertyKey[] {
  const keys: PropertyKey[] = [];
  for (const key in cause) if (keys.push(key) >= MAX_KEYS) break;
  return [...keys, ...Object.getOwnPropertySymbols(cause).slice(0, MAX_KEYS)];
}
