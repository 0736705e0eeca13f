// What every host serves: the same handlers, mounted with each framework's own router. A handler
// gets the raw request and response, and `set`, the framework's own way to set a header.
import { setTimeout as wait } from 'node:timers/promises';
import { fault } from '@faultwire/core';
import { openStream, requestInfo } from '@faultwire/core/node';
import { hostileThrows } from '@faultwire/lab';

const FRAME = 'data: {"choices":[{"index":0,"delta":{"content":"Hel"}}]}\n\n';

async function throwByNumber({ req }) {
  // From an async handler, after it has really waited: nothing on the stack is the framework's.
  await wait(0);
  throw hostileThrows[Number(req.url.split(/[/?]/)[2])].make();
}

function sendJson(res, value) {
  res.statusCode = 200; // Koa's is 404 until somebody sets it.
  res.setHeader('content-type', 'application/json');
  res.end(JSON.stringify(value));
}

/** `writes`: the handler writes to the raw response. `guarded`: behind the key guard. */
export const routes = [
  { method: 'get', path: '/throw/:number', handle: throwByNumber },
  // The same, inside wrap() on both majors of Express.
  { method: 'get', path: '/wrapped/:number', handle: throwByNumber },
  { method: 'get', path: '/ok', writes: true, handle: ({ res }) => sendJson(res, { ok: true }) },
  {
    method: 'get',
    path: '/stale',
    handle({ set }) {
      set('content-encoding', 'gzip');
      set('content-length', '12');
      set('etag', '"1"');
      set('cache-control', 'public, max-age=600');
      set('content-range', 'bytes 0-1/2');
      set('content-disposition', 'attachment');
      set('last-modified', 'Sat, 21 Nov 2026 00:00:00 GMT');
      set('access-control-allow-origin', 'https://app.example');
      set('access-control-expose-headers', 'x-mine, Retry-After');
      set('vary', 'Origin');
      set('set-cookie', ['a=1', 'b=2']);
      set('ratelimit-policy', '"burst";q=100;w=60');
      throw fault('conflict');
    },
  },
  {
    method: 'get',
    path: '/limited',
    handle({ set }) {
      // What rate limiters write before they hand the limit on.
      set('retry-after', '7');
      throw fault('rate_limit_exceeded');
    },
  },
  {
    method: 'post',
    path: '/upload',
    handle() {
      throw fault('request_too_large');
    },
  },
  {
    method: 'get',
    path: '/events',
    writes: true,
    handle({ res }) {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      res.write(FRAME);
      throw new Error('after the first event');
    },
  },
  {
    method: 'get',
    path: '/owned',
    writes: true,
    async handle({ res }) {
      await openStream(res).write(Buffer.from(FRAME));
      throw fault('overloaded');
    },
  },
  {
    method: 'get',
    path: '/partial',
    writes: true,
    handle({ res }) {
      res.statusCode = 200;
      res.setHeader('content-type', 'text/plain');
      res.write('the first half');
      throw new Error('after the first half');
    },
  },
  {
    method: 'get',
    path: '/waits',
    async handle({ req }) {
      const { signal } = requestInfo(req);
      process.send({ waiting: requestInfo(req).id });
      if (!signal.aborted) await new Promise((left) => signal.addEventListener('abort', left));
      throw new Error('what was waited for never came');
    },
  },
  {
    method: 'get',
    path: '/account',
    guarded: true,
    writes: true,
    handle: ({ res, account }) => sendJson(res, { account: account?.name ?? null }),
  },
  {
    method: 'post',
    path: '/v1/chat/completions',
    writes: true,
    handle: ({ res }) => sendJson(res, { ok: true }),
  },
  {
    method: 'get',
    path: '/v1/models/:model',
    writes: true,
    handle: ({ res }) => sendJson(res, {}),
  },
];

/** What the key guard of every host is given. */
export const keys = {
  prefix: 'sr_',
  verify(key) {
    if (key === 'sr_good') return { name: 'alice' };
    if (key === 'sr_readonly') throw fault('permission_denied');
    if (key === 'sr_revoked')
      throw fault('invalid_api_key', { issue: 'value', message: 'This key was revoked' });
    if (key === 'sr_storedown') throw Object.assign(new Error('redis'), { code: 'ECONNREFUSED' });
    return null;
  },
};
