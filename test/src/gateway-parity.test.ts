import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Pair, starters, startPair } from './support/gateways.js';

const json = { 'content-type': 'application/json', authorization: 'Bearer demo' };
const good = JSON.stringify({ model: 'demo-small', messages: [{ role: 'user', content: 'x' }] });
const chat = '/v1/chat/completions';

type Ask = readonly [
  name: string,
  status: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
];

/** What the three frameworks and their parsers are known to answer each in its own way. */
const asks: readonly Ask[] = [
  ['HEAD of a list', 200, 'HEAD', '/v1/models', json],
  ['OPTIONS', 405, 'OPTIONS', chat, {}],
  ['a method that the path has not', 405, 'PUT', chat, json, good],
  ['a trailing slash', 200, 'POST', `${chat}/`, json, good],
  ['upper case', 200, 'POST', '/V1/chat/completions', json, good],
  [
    'an escape that is none',
    400,
    'POST',
    '/v1beta/models/%E0%A4%A:generateContent',
    json,
    '{"contents":[{}]}',
  ],
  ['an escape that is none, on no route', 400, 'GET', '/v1/%E0%A4%A', json],
  ['a percent sign at the root', 400, 'POST', '/%', json, good],
  ['Gemini without a verb', 404, 'POST', '/v1beta/models/m', json, '{"contents":[{}]}'],
  ['no body', 400, 'POST', chat, json],
  ['an empty body', 400, 'POST', chat, json, ''],
  ['null', 400, 'POST', chat, json, 'null'],
  ['a text', 400, 'POST', chat, json, '"x"'],
  ['an array', 400, 'POST', chat, json, '[]'],
  ['half an object', 400, 'POST', chat, json, '{"model":'],
  ['100,000 brackets', 400, 'POST', chat, json, '['.repeat(100_000)],
  ['__proto__', 200, 'POST', chat, json, good.replace('{', '{"__proto__":{"a":1},')],
  ['a byte order mark', 200, 'POST', chat, json, `\uFEFF${good}`],
  [
    'a form',
    415,
    'POST',
    chat,
    { ...json, 'content-type': 'application/x-www-form-urlencoded' },
    'a=b',
  ],
  [
    'another charset',
    415,
    'POST',
    chat,
    { ...json, 'content-type': 'application/json; charset=latin1' },
    good,
  ],
  ['zstd', 415, 'POST', chat, { ...json, 'content-encoding': 'zstd' }, good],
  ['gzip that is none', 400, 'POST', chat, { ...json, 'content-encoding': 'gzip' }, good],
  ['32 MiB', 413, 'POST', chat, json, JSON.stringify({ model: 'x'.repeat(32 * 1024 * 1024) })],
  ['no Bearer scheme', 401, 'POST', chat, { ...json, authorization: 'demo' }, good],
  ['spaces after Bearer', 200, 'POST', chat, { ...json, authorization: 'bearer    demo' }, good],
  ['white space in the key', 401, 'POST', chat, { ...json, authorization: 'Bearer de mo' }, good],
  ['a bad request id', 404, 'GET', '/v1/nowhere', { ...json, 'x-request-id': 'a b' }],
  ['Anthropic without messages', 400, 'POST', '/v1/messages', json, '{"model":"demo-small"}'],
];

/** What is a connection's or a request's own. */
const own = new Set(['date', 'connection', 'keep-alive', 'x-request-id', 'request-id']);

let pairs: readonly Pair[];

beforeAll(async () => {
  pairs = await Promise.all(starters.map(([, start]) => startPair(start)));
});
afterAll(async () => {
  await Promise.all(pairs.map((pair) => pair.close()));
});

describe('the same answer from Express, Koa and Nest', () => {
  test.each(asks.map((ask) => [ask[0], ask] as const))('%s', async (_name, ask) => {
    const [, status, method, path, headers, body] = ask;
    const answers = await Promise.all(
      pairs.map(async ({ gateway }) => {
        const init = { method, headers, ...(body === undefined ? {} : { body }) };
        const response = await fetch(gateway.origin + path, init);
        const id = response.headers.get('x-request-id') ?? 'none';
        const meaning = [...response.headers].filter(([name]) => !own.has(name));
        return {
          status: response.status,
          headers: Object.fromEntries(meaning),
          body: (await response.text()).replaceAll(id, 'ID'),
        };
      }),
    );
    const [express, koa, nest] = answers;
    expect(express?.status).toBe(status);
    expect(koa).toEqual(express);
    expect(nest).toEqual(express);
  });

  test.each(['RUBBISH\r\n\r\n', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`])(
    'bytes that are no request: %#',
    async (bytes) => {
      const answers = await Promise.all(
        pairs.map(async ({ gateway }) => {
          const socket = connect(Number(new URL(gateway.origin).port), '127.0.0.1');
          socket.write(bytes);
          let text = '';
          for await (const chunk of socket) text += chunk;
          return text.replaceAll(/^(?:date|x-request-id): .*\r\n/gm, '');
        }),
      );
      expect(answers[0]).toMatch(/^HTTP\/1\.1 400 /);
      expect(new Set(answers).size).toBe(1);
    },
  );
});
