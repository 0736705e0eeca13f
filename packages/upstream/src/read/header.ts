import type { HeadersLike } from '@faultwire/core';

/** Reads one header by its name in lower case. */
export type HeaderReader = (name: string) => string | undefined;

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
  // Most records are in lower case as they are; the others are copied once.
  const keys = Object.keys(headers).slice(0, 500);
  const upper = keys.some((key) => /[A-Z]/.test(key));
  const lower = upper
    ? Object.fromEntries(keys.map((key) => [key.toLowerCase(), headers[key]]))
    : headers;
  return (name) => (Object.hasOwn(lower, name) ? text(lower[name]) : undefined);
}

function text(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'number') return String(first);
  return typeof first === 'string' ? first : undefined;
}

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

/** The provider's id of the request, at most 128 characters; for logs, never sent on. */
export function requestIdOf(header: HeaderReader): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const id = header(name);
    if (id) return id.slice(0, 128);
  }
  return undefined;
}
