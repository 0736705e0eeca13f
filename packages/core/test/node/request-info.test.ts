import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from '@jest/globals';
import { isFault } from '../../src/fault.js';
import { type Incoming, noteRequest, recordOf, requestInfo } from '../../src/node/request-info.js';
import { createWriter } from '../../src/node/writer.js';
import { answerOf } from './serve.js';

const asking = (more: object = {}): IncomingMessage =>
  Object.assign(new EventEmitter(), {
    method: 'POST',
    url: '/v1/chat/completions',
    headers: {},
    ...more,
  }) as unknown as IncomingMessage;

describe('requestInfo', () => {
  test('is one object in every form of the request', () => {
    const req = asking();
    const info = requestInfo(req);
    expect(requestInfo({ req })).toBe(info);
    expect(requestInfo({ raw: req })).toBe(info);
    expect(requestInfo(req)).toBe(info);
  });

  test('is shared by two copies of the package', () => {
    const req = asking();
    const info = requestInfo(req);
    expect((req as unknown as Record<symbol, unknown>)[Symbol.for('faultwire.request')]).toBe(info);
  });

  test.each([
    ['req_1', 'req_1'],
    ['a'.repeat(128), 'a'.repeat(128)],
    ['a'.repeat(129), undefined],
    ['', undefined],
    ['a b', undefined],
    ['a\nb', undefined],
    ['ä', undefined],
  ])('takes the id %j where it is one', (given, expected) => {
    const { id } = requestInfo(asking({ headers: { 'x-request-id': given } }));
    if (expected === undefined) expect(id).toMatch(/^[A-Za-z0-9._-]{1,128}$/);
    expect(id === given).toBe(expected !== undefined);
  });

  test.each([
    ['Express', (req: object, body: object): object => Object.assign(req, { body })],
    [
      'Koa',
      (req: object, body: object): object => ({ req, body: 'the answer', request: { body } }),
    ],
    ['Fastify', (req: object, body: object): object => ({ raw: req, body })],
  ])("reads %s' parsed body only when asked", (_, carry) => {
    const body = {
      model: 'demo-large',
      stream: true,
      messages: [
        { role: 'system', content: 'Be brief.' },
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Hello' },
            { type: 'image_url', image_url: { url: 'data:…' } },
          ],
        },
      ],
    };
    const { model, stream, promptChars } = requestInfo(carry(asking(), body) as Incoming);
    expect({ model, stream, promptChars }).toEqual({
      model: 'demo-large',
      stream: true,
      promptChars: 14,
    });
  });

  test.each([
    [{ input: 'embed me' }, 8],
    [{ input: ['one', 'two'] }, 6],
    [{ contents: [{ parts: [{ text: 'hi' }] }], system: 'abc' }, 5],
    [{ messages: null }, undefined],
    ['no object', undefined],
  ])('counts the prompt of %j', (body, expected) => {
    expect(requestInfo(asking({ body })).promptChars).toBe(expected);
  });

  test('survives a hostile body', () => {
    const body = new Proxy(
      {},
      {
        get() {
          throw new Error('no');
        },
      },
    );
    const { model, stream, promptChars } = requestInfo(asking({ body }));
    expect([model, stream, promptChars]).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    [
      { route: { path: '/chat/completions' }, originalUrl: '/v1/chat/completions?x=1' },
      '/v1/chat/completions',
    ],
    [{ route: { path: '/models/:id' }, originalUrl: '/ai/models/gpt-4' }, '/ai/models/:id'],
    [{ route: { path: '/v1/models' }, originalUrl: '/v1/models' }, '/v1/models'],
    [{ route: { path: '/files/*rest' }, originalUrl: '/v1/files/a/b' }, '/files/*rest'],
    [{}, undefined],
  ])('names the route of Express: %j', (more, expected) => {
    expect(requestInfo(asking(more)).route).toBe(expected);
  });

  test('names the routes of @koa/router and Fastify', () => {
    expect(requestInfo({ req: asking(), _matchedRoute: '/v1/models/:id' } as Incoming).route).toBe(
      '/v1/models/:id',
    );
    expect(
      requestInfo({ raw: asking(), routeOptions: { url: '/v1/models/:id' } } as Incoming).route,
    ).toBe('/v1/models/:id');
  });

  test('hints at the key without telling it', () => {
    const hint = (authorization: string, secret?: string): string | undefined => {
      const record = recordOf(asking({ headers: { authorization } }));
      record.keyHintSecret = secret;
      return record.keyHint;
    };
    expect(hint('Bearer sr_one')).toMatch(/^[0-9a-f]{12}$/);
    expect(hint('bearer  sr_one')).toBe(hint('Bearer sr_one'));
    expect(hint('Bearer sr_two')).not.toBe(hint('Bearer sr_one'));
    expect(hint('Bearer sr_one', 'mine')).not.toBe(hint('Bearer sr_one'));
    expect(requestInfo(asking()).keyHint).toBeUndefined();
  });

  test('takes the notes of whoever calls a provider', () => {
    const req = asking({ body: { model: 'auto' } });
    noteRequest(req, { provider: 'openai', model: 'gpt-5' });
    noteRequest(req, { firstTokenMs: 120 });
    expect(requestInfo(req)).toMatchObject({
      provider: 'openai',
      model: 'gpt-5',
      firstTokenMs: 120,
    });
  });
});

describe('its signal', () => {
  test('is aborted by client_closed_request when the caller leaves', () => {
    const res = new EventEmitter() as unknown as ServerResponse;
    const { signal } = requestInfo(asking({ res }));
    expect(signal.aborted).toBe(false);
    res.emit('close');
    expect(signal.aborted).toBe(true);
    expect(isFault(signal.reason) && signal.reason.code).toBe('client_closed_request');
  });

  test('is not by a whole answer', () => {
    const res = Object.assign(new EventEmitter(), { writableEnded: true });
    const { signal } = requestInfo(asking({ res }));
    res.emit('finish');
    res.emit('close');
    expect(signal.aborted).toBe(false);
  });

  test.each([
    ['never ended', { writableEnded: false }],
    ['broken off', { writableEnded: true, stream: { aborted: true } }],
  ])('is by an answer over HTTP/2 that was %s, though it says finish', (_, state) => {
    const res = Object.assign(new EventEmitter(), state);
    const { signal } = requestInfo(asking({ res }));
    res.emit('finish');
    res.emit('close');
    expect(signal.aborted).toBe(true);
  });

  test('is aborted at once where the caller has left already', () => {
    const res = Object.assign(new EventEmitter(), { destroyed: true });
    expect(requestInfo(asking({ res })).signal.aborted).toBe(true);
  });

  test('watches a connection once, however many requests it brings', () => {
    const socket = Object.assign(new EventEmitter(), { destroyed: false });
    const signals = Array.from({ length: 20 }, () => requestInfo(asking({ socket })).signal);
    expect(socket.listenerCount('close')).toBe(1);
    socket.emit('close');
    expect(signals.at(-1)?.aborted).toBe(true);
  });

  test('is there for a real request', async () => {
    const writer = createWriter({ logger: false });
    let signal: AbortSignal | undefined;
    await answerOf((req, res) => {
      signal = writer.open(req, res).signal;
      res.end('ok');
    });
    expect(signal?.aborted).toBe(false);
  });
});
