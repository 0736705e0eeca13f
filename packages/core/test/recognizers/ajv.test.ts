import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import type { Ajv as AjvClass, ErrorObject, Options } from 'ajv';
import { classify } from '../../src/classify.js';
import { rejection, thrownBy } from './serving.js';

const require = createRequire(import.meta.url);
const { Ajv } = require('ajv') as { Ajv: typeof AjvClass };

const schema = {
  type: 'object',
  required: ['model'],
  additionalProperties: false,
  properties: {
    model: { type: 'string', minLength: 1 },
    temperature: { type: 'number', maximum: 2 },
    messages: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['content'],
        properties: {
          content: {
            anyOf: [
              { type: 'string' },
              {
                type: 'array',
                items: { type: 'object', properties: { type: { enum: ['text', 'image_url'] } } },
              },
            ],
          },
        },
      },
    },
  },
};

function errorsOf(body: unknown, options: Options = {}): ErrorObject[] {
  const validate = new Ajv(options).compile(schema);
  validate(body);
  return validate.errors ?? [];
}

describe('ajv', () => {
  test('a thrown array of errors', () => {
    expect(classify(errorsOf({ model: 'm', temperature: 9 }))).toMatchObject({
      code: 'validation_error',
      status: 422,
      param: 'temperature',
      issue: 'value',
      message: 'temperature must be <= 2',
      evidence: { recognizer: 'ajv', by: 'code', field: 'errors.keyword', value: 'maximum' },
    });
  });

  test('its ValidationError, from an asynchronous schema', async () => {
    const validate = new Ajv().compile({ ...schema, $async: true });
    const thrown = await rejection(validate({ model: 5 }) as Promise<unknown>);
    expect(classify(thrown)).toMatchObject({
      code: 'validation_error',
      param: 'model',
      issue: 'type',
      message: 'model must be string',
    });
  });

  test.each([
    ['absent', {}, 'model is required'],
    ['empty', { model: '' }, 'model must NOT have fewer than 1 characters'],
  ])('model %s', (_, body, message) => {
    expect(classify(errorsOf(body))).toMatchObject({
      code: 'invalid_request_error',
      param: 'model',
      issue: 'missing',
      message,
    });
  });

  test('messages empty', () => {
    expect(classify(errorsOf({ model: 'm', messages: [] }))).toMatchObject({
      code: 'invalid_request_error',
      param: 'messages',
      issue: 'missing',
    });
  });

  test('an unknown parameter', () => {
    expect(classify(errorsOf({ model: 'm', topp: 1 }))).toMatchObject({
      code: 'invalid_request_error',
      param: 'topp',
      issue: 'unknown',
      message: 'topp is not a supported parameter',
    });
  });

  test('the body is no object', () => {
    expect(classify(errorsOf([]))).toMatchObject({
      code: 'invalid_request_error',
      message: 'invalid request body',
      param: undefined,
    });
  });

  test('inside anyOf the branch that came furthest counts', () => {
    const body = { model: 'm', messages: [{ content: [{ type: 'hologram' }] }] };
    expect(classify(errorsOf(body))).toMatchObject({
      code: 'invalid_request_error',
      param: 'messages[0].content[0].type',
    });
  });

  test('with the option verbose it tells what was found', () => {
    expect(classify(errorsOf({ model: 'm', temperature: 9 }, { verbose: true })).found).toBe(9);
  });

  test('an Error that carries them', () => {
    const thrown = Object.assign(new Error('invalid'), { errors: errorsOf({ model: 3 }) });
    expect(classify(thrown)).toMatchObject({ code: 'validation_error', param: 'model' });
  });

  test('a schema that does not compile is the gateway’s own defect', () => {
    const thrown = thrownBy(() => new Ajv().compile({ type: 'objekt' }));
    expect(classify(thrown)).toMatchObject({ code: 'internal_error', origin: 'gateway' });
  });

  test('the paths of ajv 6 are read, too', () => {
    const six = {
      keyword: 'type',
      dataPath: '.messages[0].role',
      schemaPath: '#',
      params: {},
      message: 'should be string',
    };
    expect(classify([six])).toMatchObject({
      param: 'messages[0].role',
      message: 'messages[0].role should be string',
    });
  });
});
