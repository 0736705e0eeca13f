import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectEnvelope } from '@faultwire/lab';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Gateway } from 'gateway-desk';
import { starters } from './support/gateways.js';

interface Scripted {
  readonly status?: number;
  readonly type?: string;
  readonly body: string;
}

/** What the provider answers next. */
let next: Scripted = { body: '' };
let provider: Server;
let gateways: readonly Gateway[];

beforeAll(async () => {
  provider = createServer((_req, res) => {
    const { status = 200, type = 'application/json', body } = next;
    res.writeHead(status, status === 204 ? {} : { 'content-type': type }).end(body);
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  const upstream = `http://127.0.0.1:${(provider.address() as AddressInfo).port}/v1`;
  gateways = await Promise.all(
    starters.map(([, start]) => start({ upstream, open: true, passModels: true, logger: false })),
  );
});
afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.close()));
  provider.closeAllConnections();
  provider.close();
  await once(provider, 'close');
});

const messages = [{ role: 'user', content: 'Hello' }];
const routes: Readonly<Record<string, readonly [path: string, body: object]>> = {
  chat: ['/v1/chat/completions', { model: 'm', messages }],
  responses: ['/v1/responses', { model: 'm', input: 'Hello' }],
  embeddings: ['/v1/embeddings', { model: 'm', input: 'Hello' }],
  anthropic: ['/v1/messages', { model: 'm', max_tokens: 9, messages }],
  gemini: ['/v1beta/models/m:generateContent', { contents: [{ parts: [{ text: 'Hello' }] }] }],
};

async function answers(route: string, scripted: Scripted): Promise<Response[]> {
  next = scripted;
  const [path, body] = routes[route] as readonly [string, object];
  const found: Response[] = [];
  for (const { origin } of gateways) {
    found.push(
      await fetch(origin + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  }
  return found;
}

const choice = { index: 0, message: { role: 'assistant', content: 'Hel' } };
const completion = (...choices: object[]): string =>
  JSON.stringify({ id: 'chatcmpl-1', object: 'chat.completion', model: 'm', choices });
const response = (status: string, error: object | null): string =>
  JSON.stringify({ id: 'resp_1', object: 'response', status, error, output: [] });

/** docs/contract.md, "Streams": what a plain call under a 200 fails on. */
const anyRoute: readonly (readonly [what: string, answer: Scripted])[] = [
  ['an HTML page', { type: 'text/html', body: '<!doctype html><title>Sign in</title>' }],
  ['HTML labelled JSON', { body: '<html><body>Bad</body></html>' }],
  ['nothing', { body: '' }],
  ['nothing but white space', { body: ' \n' }],
  ['null', { body: 'null' }],
  ['an empty object', { body: '{}' }],
  ['a 204', { status: 204, body: '' }],
  ['a half object', { body: '{"id":"x","object":"chat.completion","choices":[{"index":0,"mes' }],
];

describe.each(Object.keys(routes))('%s: an answer that is none is a 502', (route) => {
  test.each(anyRoute)('%s', async (_what, scripted) => {
    for (const answer of await answers(route, scripted)) {
      expect(answer.status).toBe(502);
      expect(answer.headers.get('content-type')).toContain('application/json');
      expect(await answer.json()).toHaveProperty('error.message');
    }
  });
});

describe('chat: a failure in the form of a success', () => {
  test.each([
    ['no choices', completion(), 502, 'upstream_unreachable'],
    [
      'a choice that failed',
      completion({ ...choice, finish_reason: 'error' }),
      502,
      'upstream_unreachable',
    ],
    [
      'a choice with its error',
      completion({
        ...choice,
        finish_reason: 'error',
        error: { code: 429, message: 'Slow down.' },
      }),
      429,
      'rate_limit_exceeded',
    ],
    ['an error', '{"error":{"message":"Overloaded","type":"overloaded_error"}}', 503, 'overloaded'],
    [
      'an error beside an empty list',
      '{"error":{"message":"The prompt is too long.","code":"context_length_exceeded"},"choices":[]}',
      400,
      'context_length_exceeded',
    ],
    ['an error as text', '{"error":"the server is busy"}', 503, 'overloaded'],
    [
      "the gateway's own key",
      '{"error":{"message":"Incorrect API key provided: sk-abc","code":"invalid_api_key"}}',
      502,
      'upstream_rejected',
    ],
  ])('%s', async (_what, body, status, code) => {
    for (const answer of await answers('chat', { body }))
      await expectEnvelope(answer, { status, code });
  });
});

describe('responses: a failure in the form of a success', () => {
  test.each([
    ['failed', response('failed', null), 500, 'internal_error'],
    [
      'failed with a code',
      response('failed', { code: 'rate_limit_exceeded', message: 'Slow down.' }),
      429,
      'rate_limit_exceeded',
    ],
  ])('%s', async (_what, body, status, code) => {
    for (const answer of await answers('responses', { body }))
      await expectEnvelope(answer, { status, code });
  });
});

describe('a good plain answer passes byte for byte, whatever its label', () => {
  test.each([
    ['chat', completion({ ...choice, finish_reason: 'stop' })],
    ['chat', completion({ ...choice, finish_reason: 'content_filter' })],
    ['chat', `${completion({ ...choice, finish_reason: 'stop', error: null })}\n`],
    ['responses', response('completed', null)],
    ['responses', response('incomplete', null)],
    ['embeddings', '{"object":"list","data":[],"model":"m"}'],
    ['anthropic', '{"type":"message","role":"assistant","content":[],"stop_reason":"end_turn"}'],
    ['gemini', '{"promptFeedback":{"blockReason":"SAFETY"}}'],
  ])('%s', async (route, body) => {
    for (const type of ['application/json', 'text/plain', 'text/html']) {
      for (const answer of await answers(route, { type, body })) {
        expect(answer.status).toBe(200);
        expect(await answer.text()).toBe(body);
      }
    }
  });
});
