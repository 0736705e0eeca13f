import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import type { Fault } from '../../src/fault.js';

const require = createRequire(import.meta.url);
const Fastify = require('fastify') as typeof import('fastify').default;

const schema = {
  body: {
    type: 'object',
    required: ['model'],
    properties: {
      model: { type: 'string' },
      temperature: { type: 'number', maximum: 2 },
      messages: {
        type: 'array',
        items: { type: 'object', properties: { role: { enum: ['user'] } } },
      },
    },
  },
  querystring: { type: 'object', properties: { limit: { type: 'integer' } } },
};

async function faultOf(
  payload: string,
  headers: Record<string, string> = {},
  url = '/',
): Promise<Fault> {
  let thrown: unknown;
  const app = Fastify({
    forceCloseConnections: true,
    frameworkErrors(error, _, reply) {
      thrown = error;
      reply.raw.end();
    },
  });
  app.setErrorHandler((error, _, reply) => {
    thrown = error;
    reply.send();
  });
  app.post('/', { schema, bodyLimit: 256 }, async () => 'ok');
  app.post('/models/:id', async () => 'ok');
  // Over a socket: `app.inject` loads a module that Jest cannot require on Node 20.
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const type = { 'content-type': 'application/json', ...headers };
  const response = await fetch(address + url, { method: 'POST', headers: type, body: payload });
  await response.arrayBuffer();
  await app.close();
  return classify(thrown);
}

describe('Fastify', () => {
  test.each([['{"prompt": my secret}'], [''], ['{"__proto__": "my secret"}']])(
    'a body that is no JSON object: %j',
    async (payload) => {
      const fault = await faultOf(payload);
      expect(fault).toMatchObject({
        code: 'invalid_request_error',
        message: 'invalid request body',
        evidence: { recognizer: 'fastify', by: 'code', field: 'code' },
      });
    },
  );

  test('too large, and not a media type that is read', async () => {
    expect(await faultOf(JSON.stringify({ model: 'x'.repeat(300) }))).toMatchObject({
      code: 'request_too_large',
      message: 'request too large',
    });
    expect(await faultOf('x', { 'content-type': 'image/png' })).toMatchObject({
      code: 'unsupported_media_type',
      message: 'unsupported media type',
    });
  });

  test('validation of the body', async () => {
    expect(await faultOf('{"model":"m","temperature":9}')).toMatchObject({
      code: 'validation_error',
      param: 'temperature',
      message: 'temperature must be <= 2',
      evidence: { field: 'validation.keyword', value: 'maximum' },
    });
    expect(await faultOf('{}')).toMatchObject({
      code: 'invalid_request_error',
      param: 'model',
      issue: 'missing',
    });
    expect(await faultOf('{"model":"m","messages":[{"role":"x"}]}')).toMatchObject({
      code: 'validation_error',
      param: 'messages[0].role',
    });
  });

  test('validation of the query', async () => {
    expect(await faultOf('{"model":"m"}', {}, '/?limit=ten')).toMatchObject({
      code: 'validation_error',
      param: 'limit',
      issue: 'type',
    });
  });

  test('a URL that cannot be decoded', async () => {
    expect(await faultOf('{}', {}, '/models/%E0%A4%A')).toMatchObject({
      code: 'invalid_request_error',
      message: 'the URL of the request is malformed',
    });
  });

  test('a handler that takes too long', () => {
    const { FST_ERR_HANDLER_TIMEOUT } = require('fastify').errorCodes;
    expect(classify(new FST_ERR_HANDLER_TIMEOUT(10, '/slow'))).toMatchObject({
      code: 'request_timeout',
      evidence: { value: 'FST_ERR_HANDLER_TIMEOUT' },
    });
  });

  test('a misuse of Fastify is a defect, and its words stay inside', () => {
    const { FST_ERR_REP_ALREADY_SENT } = require('fastify').errorCodes;
    const fault = classify(new FST_ERR_REP_ALREADY_SENT('/secret/route', 'POST'));
    expect(fault).toMatchObject({ code: 'internal_error', origin: 'gateway' });
    expect(answer(fault).body).not.toContain('secret');
  });
});
