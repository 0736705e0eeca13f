import type { HeadersLike } from '@faultwire/core';

/** Headers that declare what failed: AWS, Azure, and the Hugging Face hub. */
export const WORD_HEADERS = ['x-amzn-errortype', 'x-ms-error-code', 'x-error-code'] as const;

/** Where providers put the id of a request; the first that is there counts. */
const REQUEST_ID_HEADERS = [
  'x-request-id',
  'request-id',
  'x-amzn-requestid',
  'apim-request-id',
  'x-ms-request-id',
  'x-generation-id',
  'cf-ray',
] as const;

/** Every header that is read here; those that say a wait are core's to read. */
type HeaderName =
  | (typeof WORD_HEADERS)[number]
  | (typeof REQUEST_ID_HEADERS)[number]
  | 'x-error-message';

const NAMES: ReadonlySet<string> = new Set<HeaderName>([
  ...WORD_HEADERS,
  ...REQUEST_ID_HEADERS,
  'x-error-message',
]);

/** More names than a response may have are no headers. */
const MOST = 500;

/** Reads one header. */
export type HeaderReader = (name: HeaderName) => string | undefined;

/**
 * A reader of headers in whatever form they are kept: a Headers object, or a record in any case.
 * It never throws.
 */
export function headerReader(headers: HeadersLike | undefined): HeaderReader {
  if (typeof headers !== 'object' || headers === null) return nothing;
  try {
    const { get } = headers as { get?: unknown };
    if (typeof get === 'function') return (name) => asked(get, headers, name);
    return recorded(headers as Readonly<Record<string, unknown>>);
  } catch {
    return nothing;
  }
}

function nothing(): undefined {
  return undefined;
}

// biome-ignore lint/complexity/noBannedTypes: called through Reflect, whatever it is
function asked(get: Function, headers: object, name: string): string | undefined {
  try {
    const value: unknown = Reflect.apply(get, headers, [name]);
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

function recorded(headers: Readonly<Record<string, unknown>>): HeaderReader {
  let found: Map<string, unknown> | undefined;
  let left = MOST;
  for (const key of Object.keys(headers)) {
    if (left === 0) break;
    left -= 1;
    const name = /[A-Z]/.test(key) ? key.toLowerCase() : key;
    if (!NAMES.has(name)) continue;
    found ??= new Map();
    found.set(name, headers[key]);
  }
  return found === undefined ? nothing : (name) => text(found.get(name));
}

function text(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'number') return String(first);
  return typeof first === 'string' ? first : undefined;
}

/** The provider's id of the request, at most 128 characters; for logs, never sent on. */
export function requestIdOf(header: HeaderReader): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const id = header(name);
    if (id) return id.slice(0, 128);
  }
  return undefined;
}
