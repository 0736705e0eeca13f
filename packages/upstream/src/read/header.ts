import type { HeadersLike } from '@faultwire/core';

/** One header, whatever the form they are kept in; never throws. */
export function headerOf(headers: HeadersLike | undefined, name: string): string | undefined {
  if (headers === undefined || headers === null) return undefined;
  try {
    const { get } = headers as { get?: unknown };
    if (typeof get === 'function')
      return (Reflect.apply(get, headers, [name]) as string | null) ?? undefined;
    return text((headers as Record<string, unknown>)[name] ?? caseless(headers, name));
  } catch {
    return undefined;
  }
}

function caseless(headers: object, name: string): unknown {
  for (const key of Object.keys(headers).slice(0, 200))
    if (key.length === name.length && key.toLowerCase() === name)
      return (headers as Record<string, unknown>)[key];
  return undefined;
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
export function requestIdOf(headers: HeadersLike | undefined): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const id = headerOf(headers, name);
    if (id) return id.slice(0, 128);
  }
  return undefined;
}
