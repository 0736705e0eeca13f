import type { IncomingMessage, ServerResponse } from 'node:http';
import { answer, type Fault, fault, isFault } from '@faultwire/core';
import { type Access, mayOpen } from './access.js';
import { ASSETS } from './assets.generated.js';
import { catalogRows } from './catalog-rows.js';
import type { Live } from './live.js';

/** Nothing from elsewhere, nothing inline, nobody's frame. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

const REFUSED =
  'this page is closed to you: dashboard({ authorize }) decides who may open it; with localOnly it opens only at a loopback address such as http://127.0.0.1, without a proxy';

/** Answers everything below the page's path; never throws, always ends or owns the response. */
export function serve(req: IncomingMessage, res: ServerResponse, access: Access, live: Live): void {
  route(req, res, access, live).catch((thrown: unknown) => {
    if (isFault(thrown) && !res.headersSent) refuse(res, thrown);
    else res.destroy();
  });
}

async function route(
  req: IncomingMessage,
  res: ServerResponse,
  access: Access,
  live: Live,
): Promise<void> {
  if (!(await mayOpen(req, access))) throw fault('permission_denied', { message: REFUSED });
  if (req.method !== 'GET' && req.method !== 'HEAD')
    throw fault('method_not_allowed', { headers: { allow: 'GET, HEAD' } });
  const path = pathOf(req.url);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'events') stream(req, res, live);
  else if (name === 'catalog.json') send(res, 'application/json', JSON.stringify(catalogRows()));
  else page(req, res, path, name);
}

function page(req: IncomingMessage, res: ServerResponse, path: string, name: string): void {
  const asked = pathOf((req as { originalUrl?: string }).originalUrl ?? req.url);
  const asset = ASSETS.get(name === '' ? 'index.html' : name);
  // The page's own addresses are relative, so it has to be asked for with a slash at the end.
  // Express and Nest cut the mount path off `url`; Koa leaves it, so there any other name is it.
  const isMount = name === '' ? !asked.endsWith('/') : asset === undefined && asked === path;
  if (isMount && !name.includes('.')) redirect(res, asked);
  else if (asset === undefined) throw fault('not_found');
  else send(res, asset.type, asset.body);
}

function stream(req: IncomingMessage, res: ServerResponse, live: Live): void {
  if (live.isFull)
    throw fault('service_unavailable', { retryAfterMs: 5000, message: 'too many viewers' });
  res.writeHead(200, {
    ...HEADERS,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    ...(req.httpVersionMajor === 1 ? { connection: 'close' } : {}),
  });
  if (req.method === 'HEAD') res.end();
  else live.add(res);
}

function send(res: ServerResponse, type: string, body: string): void {
  res.writeHead(200, {
    ...HEADERS,
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(body),
  });
  res.end(body);
}

function redirect(res: ServerResponse, asked: string): void {
  const last = asked.slice(asked.lastIndexOf('/') + 1);
  res.writeHead(308, { ...HEADERS, location: `./${last}/`, 'content-length': 0 }).end();
}

function refuse(res: ServerResponse, refusal: Fault): void {
  const { status, headers, body } = answer(refusal);
  res.writeHead(status, { ...HEADERS, ...headers, 'content-length': Buffer.byteLength(body) });
  res.end(body);
}

function pathOf(url: string | undefined): string {
  return (url ?? '/').split('?', 1)[0] ?? '/';
}
