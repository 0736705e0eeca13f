import { asArray, attempt, isObject, read, readString } from '../../guarded.js';

/** Bodies over this are not parsed: no error envelope is that long. */
const LONGEST = 65_536;

/** What a provider's error body says, whichever of the usual envelopes it uses. */
export interface ErrorBody {
  readonly message: string | undefined;
  readonly code: string | undefined;
  readonly type: string | undefined;
  readonly param: string | undefined;
}

/**
 * Reads `{ error: { message, type, code, param } }`, `{ type: 'error', error: { … } }`, the inner
 * object alone, `{ message }`, `{ error: 'text' }`, `{ detail }`; a value or JSON in a string.
 */
export function readErrorBody(body: unknown): ErrorBody {
  const inner = innermost(parsed(body));
  const words = ['message', 'detail', 'msg', 'error'].map((key) => readString(inner, key));
  return {
    message: words.find((text) => text !== undefined && text !== ''),
    code: readString(inner, 'code', 128),
    type: readString(inner, 'type', 128) ?? readString(inner, 'status', 128),
    param: readString(inner, 'param', 512),
  };
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  if (body.length > LONGEST || !/^\s{0,64}[[{]/.test(body)) return undefined;
  return attempt(() => JSON.parse(body) as unknown);
}

function innermost(body: unknown): unknown {
  let value = asArray(body, 1)?.[0] ?? body;
  for (let depth = 0; depth < 3; depth += 1) {
    const inner = read(value, 'error');
    if (!isObject(inner)) break;
    value = inner;
  }
  return value;
}

/** The body as text for logs: a string as it is, plain data as JSON, anything else (a stream) not at all. */
export function rawBody(body: unknown): string {
  if (typeof body === 'string') return body.slice(0, LONGEST);
  if (!isPlain(body)) return '';
  return attempt(() => JSON.stringify(body)?.slice(0, LONGEST)) ?? '';
}

function isPlain(value: unknown): boolean {
  if (!isObject(value)) return false;
  return (
    attempt(() => {
      const prototype = Object.getPrototypeOf(value) as unknown;
      return (
        Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null
      );
    }) ?? false
  );
}
