import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { classify } from '../../src/classify.js';
import { cutAfter, post, thrownOn } from './serving.js';

const require = createRequire(import.meta.url);
const coBody = require('co-body');

const JSON_TYPE = { 'content-type': 'application/json' };
const read = (options?: object) => (req: unknown, _: unknown, next: (thrown: unknown) => void) =>
  coBody.json(req, options).then(next, next);

describe('co-body, as koa-body and @koa/bodyparser use it', () => {
  test.each([['{"prompt": my secret}'], ['"my secret"']])('no JSON object: %s', async (body) => {
    const fault = classify(await thrownOn(read(), post(body, JSON_TYPE)));
    expect(fault).toMatchObject({
      code: 'invalid_request_error',
      message: 'invalid request body',
      evidence: { recognizer: 'co-body', by: 'status', field: 'body' },
    });
    expect(inspect(fault, { depth: 9, showHidden: true })).not.toContain('secret');
  });

  test('too large', async () => {
    expect(
      classify(await thrownOn(read({ limit: 5 }), post('{"a":12345}', JSON_TYPE))),
    ).toMatchObject({
      code: 'request_too_large',
      message: 'request too large',
      evidence: { recognizer: 'body-parser' },
    });
  });

  test('the caller leaves', async () => {
    const cut = cutAfter(
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"a',
    );
    expect(classify(await thrownOn(read(), cut)).code).toBe('client_closed_request');
  });

  test('a content type that it does not read', async () => {
    const any = (req: unknown, _: unknown, next: (thrown: unknown) => void) =>
      coBody(req).then(next, next);
    const thrown = await thrownOn(any, post('x', { 'content-type': 'image/png' }));
    expect(classify(thrown)).toMatchObject({
      code: 'unsupported_media_type',
      message: 'unsupported media type',
    });
  });
});
