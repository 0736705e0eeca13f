import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import type { Fault } from '../../src/fault.js';
import { serve } from './serving.js';

const require = createRequire(import.meta.url);
const express = require('express');
const openapiValidator = require('express-openapi-validator');

const chat = {
  type: 'object',
  additionalProperties: false,
  required: ['model'],
  properties: {
    model: { type: 'string' },
    n: { type: 'integer', maximum: 3 },
    stop: { oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  },
};
const apiSpec = {
  openapi: '3.0.3',
  info: { title: 'A chat API', version: '1' },
  components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/models': { get: { security: [{ key: [] }], responses: { 200: { description: 'ok' } } } },
    '/chat': {
      post: {
        parameters: [{ in: 'query', name: 'limit', schema: { type: 'integer' } }],
        requestBody: { required: true, content: { 'application/json': { schema: chat } } },
        responses: {
          200: {
            description: 'ok',
            content: { 'application/json': { schema: { type: 'object', required: ['id'] } } },
          },
        },
      },
    },
  },
};

let thrown: unknown;
let host: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const app = express();
  app.use(express.json());
  app.use(openapiValidator.middleware({ apiSpec, validateResponses: true }));
  app.post('/chat', (_: unknown, res: { json(body: object): void }) => res.json({ no: 'id' }));
  app.use((error: unknown, _: unknown, res: { end(): void }, __: unknown) => {
    thrown = error;
    res.end();
  });
  host = await serve(app);
});

afterAll(() => host.close());

async function faultOf(path: string, init: RequestInit = {}): Promise<Fault> {
  thrown = undefined;
  const response = await fetch(host.url + path, init);
  await response.arrayBuffer();
  return classify(thrown);
}

function post(body: unknown, type = 'application/json'): RequestInit {
  return { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify(body) };
}

describe('express-openapi-validator', () => {
  test('a value that the document does not allow', async () => {
    expect(await faultOf('/chat', post({ model: 'm', n: 9 }))).toMatchObject({
      code: 'validation_error',
      status: 422,
      param: 'n',
      issue: 'value',
      message: 'n must be <= 3',
      evidence: {
        recognizer: 'express-openapi-validator',
        by: 'code',
        field: 'errors[0].errorCode',
        value: 'maximum.openapi.validation',
      },
    });
  });

  test.each([
    [{}, 'invalid_request_error', 'model', 'missing', 'model is required'],
    [{ model: 5 }, 'validation_error', 'model', 'type', 'model must be string'],
    [
      { model: 'm', m: 1 },
      'invalid_request_error',
      'm',
      'unknown',
      'm is not a supported parameter',
    ],
    [{ model: 'm', stop: [1] }, 'validation_error', 'stop[0]', 'type', 'stop[0] must be string'],
  ])('the body %j', async (body, code, param, issue, message) => {
    expect(await faultOf('/chat', post(body))).toMatchObject({ code, param, issue, message });
  });

  test('the query', async () => {
    expect(await faultOf('/chat?limit=ten', post({ model: 'm' }))).toMatchObject({
      code: 'validation_error',
      param: 'limit',
    });
    expect(await faultOf('/chat?page=1', post({ model: 'm' }))).toMatchObject({
      code: 'invalid_request_error',
      param: 'page',
      issue: 'unknown',
    });
  });

  test('path, method and media type', async () => {
    expect(await faultOf('/nope')).toMatchObject({ code: 'not_found', message: 'not found' });
    expect(await faultOf('/chat')).toMatchObject({
      code: 'method_not_allowed',
      headers: { allow: 'POST' },
    });
    const fault = await faultOf('/chat', post({}, 'text/x-secret'));
    expect(fault.code).toBe('unsupported_media_type');
    expect(answer(fault).body).not.toContain('secret');
  });

  test('a key that is missing, and one without its scheme', async () => {
    expect(await faultOf('/models')).toMatchObject({ code: 'invalid_api_key', issue: 'missing' });
    expect(await faultOf('/models', { headers: { authorization: 'Basic x' } })).toMatchObject({
      code: 'invalid_api_key',
      issue: 'type',
    });
  });

  test("the gateway's own answer that breaks the document is its defect", async () => {
    expect(await faultOf('/chat', post({ model: 'm' }))).toMatchObject({
      code: 'internal_error',
      origin: 'gateway',
    });
  });
});
