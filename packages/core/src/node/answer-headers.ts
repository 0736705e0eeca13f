import type { ServerResponse } from 'node:http';

/**
 * Headers that describe the answer that failed, not the envelope in its place: a stale
 * `Content-Encoding: gzip` alone makes the envelope unreadable. CORS, `Vary`, cookies, the request
 * id and `RateLimit*` stay (docs/contract.md, "The envelope").
 */
const PAYLOAD: ReadonlySet<string> = new Set([
  'accept-ranges',
  'age',
  'cache-control',
  'content-digest',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-location',
  'content-md5',
  'content-range',
  'content-type',
  'digest',
  'etag',
  'expires',
  'last-modified',
  'location',
  'pragma',
  'repr-digest',
  'trailer',
  'transfer-encoding',
  // Caches in front that are told apart (RFC 9213) would keep the failure as long.
  'cdn-cache-control',
  'cloudflare-cdn-cache-control',
  'netlify-cdn-cache-control',
  'surrogate-control',
  'vercel-cdn-cache-control',
  // Proxies would put a file in the place of the envelope.
  'x-accel-redirect',
  'x-sendfile',
  // Hints of the answer that failed; those of this one are set afterwards.
  'retry-after',
  'retry-after-ms',
  'x-should-retry',
]);

/** What a browser's script may read of an answer of another origin, beside the safe few. */
const EXPOSED: readonly string[] = [
  'x-request-id',
  'retry-after',
  'retry-after-ms',
  'x-should-retry',
];

/** Takes off what belonged to the failed answer, puts on what belongs to this one. */
export function replaceHeaders(
  res: ServerResponse,
  headers: Readonly<Record<string, string>>,
): void {
  prepareHeaders(res);
  for (const name in headers) res.setHeader(name, headers[name] as string);
}

/** Takes off what belonged to the failed answer, and lets scripts read what comes instead. */
export function prepareHeaders(res: ServerResponse): void {
  for (const name of res.getHeaderNames()) {
    if (PAYLOAD.has(name) || isEmptyAllow(res, name)) res.removeHeader(name);
    else if (name === 'access-control-allow-origin') exposeToScripts(res);
  }
}

/** @koa/router writes one for a path that it does not know. */
function isEmptyAllow(res: ServerResponse, name: string): boolean {
  return name === 'allow' && res.getHeader(name) === '';
}

function exposeToScripts(res: ServerResponse): void {
  const named = String(res.getHeader('access-control-expose-headers') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const known = new Set(named.map((name) => name.toLowerCase()));
  const added = EXPOSED.filter((name) => !known.has(name));
  res.setHeader('access-control-expose-headers', [...named, ...added].join(', '));
}
