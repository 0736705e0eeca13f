import { afterEach, describe, expect, test } from '@jest/globals';
import { createUpstream } from '../src/create-upstream.js';
import { relay } from '../src/relay.js';
import { isWholeAt, plainest, wire } from './fixtures/streams.js';
import { ask, lastData, type Served, serve, serveGateway } from './gateway.js';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close();
});

const PATHS = {
  chat: '/v1/chat/completions',
  responses: '/v1/responses',
  anthropic: '/v1/messages',
  gemini: '/v1beta/models/demo:streamGenerateContent?alt=sse',
} as const;

/** A gateway as users write it: send, then relay. */
async function gatewayTo(upstream: Served): Promise<Served> {
  const provider = createUpstream({ baseURL: upstream.url, retry: false, breaker: false });
  const gateway = await serveGateway(async (req, res) => {
    const body = { model: 'demo', stream: true, messages: [] };
    await relay(await provider.send(req.url ?? '', { body, caller: req }), res);
  });
  closing.push(gateway, provider, upstream);
  return gateway;
}

describe.each(Object.values(plainest))('send and relay: $name', (fixture) => {
  const bytes = wire(fixture);
  const url = PATHS[fixture.dialect];

  test('a good stream leaves byte for byte, cut anywhere on its way', async () => {
    const upstream = await serve(async (_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      for (let at = 0; at < bytes.length; at += 97)
        await new Promise((resolve) => res.write(bytes.subarray(at, at + 97), resolve));
      res.end();
    });
    const { body, complete, status } = await ask((await gatewayTo(upstream)).url + url);
    expect({ status, complete, body: body.toString() }).toEqual({
      status: 200,
      complete: true,
      body: bytes.toString(),
    });
  });

  test.each(['clean', 'reset'])('cut with a %s end it never ends as whole', async (ending) => {
    let size = 0;
    const upstream = await serve((_req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream' });
      if (ending === 'clean') res.end(bytes.subarray(0, size));
      else res.write(bytes.subarray(0, size), () => res.destroy());
    });
    const gateway = await gatewayTo(upstream);
    // A prime, so that every part of a frame is met.
    for (size = 1; size < bytes.length; size += 37) {
      const { status, body, complete } = await ask(gateway.url + url);
      if (status !== 200) {
        expect({ size, status, complete }).toEqual({ size, status: 502, complete: true });
      } else if (ending === 'clean' && isWholeAt(fixture, size)) {
        expect({ size, complete }).toEqual({ size, complete: true });
        expect(bytes.toString().startsWith(body.toString())).toBe(true);
      } else if (complete) {
        expect({ size, last: lastData(body) }).toMatchObject({
          last: { error: expect.anything() },
        });
      }
    }
  });
});

test('the trail and the provider are in the report of a broken stream', async () => {
  const upstream = await serve((_req, res) => {
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.end(plainest.chat.frames.slice(0, 2).join(''));
  });
  const provider = createUpstream({
    baseURL: upstream.url,
    provider: 'demo-provider',
    retry: false,
  });
  const gateway = await serveGateway(async (req, res) => {
    const body = { model: 'demo', stream: true };
    await relay(await provider.send('/chat/completions', { body, caller: req }), res);
  });
  closing.push(gateway, provider, upstream);
  await ask(gateway.url);
  expect(gateway.reports).toMatchObject([
    {
      code: 'upstream_unreachable',
      phase: 'after_first_byte',
      provider: 'demo-provider',
      model: 'demo',
      attempts: [{ provider: 'demo-provider', outcome: 'served', status: 200 }],
    },
  ]);
});
