import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { answer } from '../../src/answer.js';
import { classify } from '../../src/classify.js';
import { report } from '../../src/report.js';
import { cutAfter, post, thrownOn } from './serving.js';

const require = createRequire(import.meta.url);
const bodyParser = require('body-parser');
const rawBody = require('raw-body');

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const json = bodyParser.json({ limit: 64 });
const CUT =
  'POST / HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"a';

describe('body-parser', () => {
  test.each([['{"prompt": my secret}'], ['{"prompt": "my secret'], ['"my secret"'], ['nonsense']])(
    'what is no JSON object: %s',
    async (body) => {
      const fault = classify(await thrownOn(json, post(body, JSON_TYPE)));
      expect(fault).toMatchObject({
        code: 'invalid_request_error',
        status: 400,
        origin: 'caller',
        message: 'invalid request body',
        param: undefined,
        evidence: {
          recognizer: 'body-parser',
          by: 'code',
          field: 'type',
          value: 'entity.parse.failed',
        },
      });
    },
  );

  test('nothing of the body is sent, logged or kept', async () => {
    const fault = classify(await thrownOn(json, post('{"prompt": my secret}', JSON_TYPE)));
    expect(answer(fault).body).not.toContain('secret');
    expect(JSON.stringify(report(fault))).not.toContain('secret');
    expect(inspect(fault, { depth: 9, showHidden: true })).not.toContain('secret');
  });

  test('too large', async () => {
    const body = JSON.stringify({ prompt: 'x'.repeat(100) });
    expect(classify(await thrownOn(json, post(body, JSON_TYPE)))).toMatchObject({
      code: 'request_too_large',
      status: 413,
      message: 'request too large',
    });
  });

  test.each([
    [{ ...JSON_TYPE, 'content-encoding': 'x-secret' }, 'encoding.unsupported'],
    [{ 'content-type': 'application/json; charset=x-secret' }, 'charset.unsupported'],
  ])('an encoding or charset it cannot read', async (headers, value) => {
    const fault = classify(await thrownOn(json, post('{}', headers)));
    expect(fault).toMatchObject({ code: 'unsupported_media_type', evidence: { value } });
    expect(answer(fault).body).not.toContain('secret');
  });

  test('a body that cannot be inflated', async () => {
    const headers = { ...JSON_TYPE, 'content-encoding': 'gzip' };
    expect(classify(await thrownOn(json, post('not gzip', headers)))).toMatchObject({
      code: 'invalid_request_error',
      message: 'the request body could not be decompressed',
      evidence: { recognizer: 'body-parser', value: 'Z_DATA_ERROR' },
    });
  });

  test('the caller leaves in the middle of the body', async () => {
    expect(classify(await thrownOn(json, cutAfter(CUT)))).toMatchObject({
      code: 'client_closed_request',
      evidence: { value: 'request.aborted' },
    });
  });

  test('forms: too many parameters, nested too deeply', async () => {
    const many = bodyParser.urlencoded({ extended: false, parameterLimit: 1 });
    expect(classify(await thrownOn(many, post('a=1&b=2', FORM_TYPE))).code).toBe(
      'request_too_large',
    );
    const deep = bodyParser.urlencoded({ extended: true, depth: 1 });
    expect(classify(await thrownOn(deep, post('a[b][c][d]=1', FORM_TYPE)))).toMatchObject({
      code: 'invalid_request_error',
      message: 'the request body is nested too deeply',
    });
  });

  test("the app's own verify keeps its sentence, but not the body", async () => {
    const verify = (): never => {
      throw new Error('the signature does not match');
    };
    const fault = classify(
      await thrownOn(bodyParser.json({ verify }), post('{"a":"my secret"}', JSON_TYPE)),
    );
    expect(fault).toMatchObject({
      code: 'permission_denied',
      message: 'the signature does not match',
    });
    expect(inspect(fault, { depth: 9 })).not.toContain('secret');
  });
});

describe('raw-body', () => {
  test('a length that does not match', async () => {
    const read = (req: unknown, _: unknown, next: (thrown: unknown) => void) =>
      rawBody(req, { length: 2 }).then(next, next);
    expect(classify(await thrownOn(read, post('abcdefgh')))).toMatchObject({
      code: 'invalid_request_error',
      message: 'the request body is not as long as content-length says',
    });
  });

  test('a stream that the app has spoilt is a defect', async () => {
    const read = (
      req: { setEncoding(name: string): void },
      _: unknown,
      next: (thrown: unknown) => void,
    ) => {
      req.setEncoding('utf8');
      rawBody(req).then(next, next);
    };
    expect(classify(await thrownOn(read, post('abcdefgh')))).toMatchObject({
      code: 'internal_error',
      evidence: { value: 'stream.encoding.set' },
    });
  });
});
